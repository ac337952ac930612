package io.floodscope.scenario.sysctl;

/**
 * One write of a kernel setting that the kernel would take.
 *
 * @param name the whole name, such as {@code net.ipv4.neigh.eth0.locktime}
 * @param v6 whether it is below net.ipv6
 * @param device an interface, {@code all} or {@code default}
 * @param setting what is written
 * @param value in the unit of the model's tunable
 */
public record SysctlWrite(String name, boolean v6, String device, Setting setting, long value) {

    /** Whether it is the template of interfaces to come (and, for neighbours, of those never written). */
    public boolean isDefault() {
        return device.equals("default");
    }

    /** Whether it holds for all interfaces together with their own. */
    public boolean isAll() {
        return device.equals("all");
    }
}
