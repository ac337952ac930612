package io.floodscope.bridge.ovs;

import io.floodscope.net.frame.Frame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The datapath's flow cache: open addressing over the flow key, and a dense list to dump. */
final class FlowTable {

    private @Nullable DatapathFlow[] slots = new DatapathFlow[64];
    private DatapathFlow[] dense = new DatapathFlow[32];
    private int size;

    int size() {
        return size;
    }

    DatapathFlow get(int index) {
        return dense[index];
    }

    @Nullable
    DatapathFlow find(OvsMember member, Frame frame) {
        long a = DatapathFlow.keyA(frame);
        long b = DatapathFlow.keyB(frame);
        int c = DatapathFlow.keyC(member, frame);
        long d = DatapathFlow.keyD(frame);
        int mask = slots.length - 1;
        int at = hash(a, b, c, d) & mask;
        DatapathFlow flow = slots[at];
        while (flow != null) {
            if (flow.keyA == a && flow.keyB == b && flow.keyC == c && flow.keyD == d) {
                return flow;
            }
            at = (at + 1) & mask;
            flow = slots[at];
        }
        return null;
    }

    void add(DatapathFlow flow) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        if (size == dense.length) {
            dense = Arrays.copyOf(dense, 2 * size);
        }
        flow.index = size;
        dense[size++] = flow;
        insert(flow);
    }

    void remove(DatapathFlow flow) {
        DatapathFlow last = dense[--size];
        dense[flow.index] = last;
        last.index = flow.index;
        flow.index = -1;
        removeSlot(flow);
    }

    private void insert(DatapathFlow flow) {
        int mask = slots.length - 1;
        int at = home(flow) & mask;
        while (slots[at] != null) {
            at = (at + 1) & mask;
        }
        slots[at] = flow;
    }

    /** Closes the gap that a removed flow leaves in its run of slots. */
    private void removeSlot(DatapathFlow flow) {
        int mask = slots.length - 1;
        int hole = home(flow) & mask;
        while (slots[hole] != flow) {
            hole = (hole + 1) & mask;
        }
        int at = hole;
        while (true) {
            slots[hole] = null;
            while (true) {
                at = (at + 1) & mask;
                DatapathFlow next = slots[at];
                if (next == null) {
                    return;
                }
                int home = home(next) & mask;
                boolean stays = hole <= at ? hole < home && home <= at : hole < home || home <= at;
                if (!stays) {
                    slots[hole] = next;
                    hole = at;
                    break;
                }
            }
        }
    }

    private void grow() {
        slots = new DatapathFlow[2 * slots.length];
        for (int i = 0; i < size; i++) {
            insert(dense[i]);
        }
    }

    private static int home(DatapathFlow flow) {
        return hash(flow.keyA, flow.keyB, flow.keyC, flow.keyD);
    }

    private static int hash(long a, long b, int c, long d) {
        long z = (a * 0x9E3779B97F4A7C15L + b) * 0xBF58476D1CE4E5B9L + c + d * 0xD6E8FEB86659FD93L;
        z = (z ^ (z >>> 32)) * 0x94D049BB133111EBL;
        return (int) (z >>> 32);
    }
}
