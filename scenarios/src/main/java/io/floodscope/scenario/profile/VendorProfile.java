package io.floodscope.scenario.profile;

import io.floodscope.gateway.GatewayProfile;
import java.util.List;

/**
 * A profile that was read from its file.
 *
 * @param model what the gateway model needs of it
 * @param title vendor, product, mode
 * @param notes what else a user should know; may be empty
 * @param values every value with its source, in the order of the file format
 */
public record VendorProfile(GatewayProfile model, String title, String notes, List<ProfileValue> values) {

    /** Keeps its own copy of the list. */
    public VendorProfile {
        values = List.copyOf(values);
    }

    /** Name of the profile. */
    public String name() {
        return model.name();
    }

    /** Whether every value is stated by its source. */
    public boolean isVerified() {
        return values.stream().allMatch(ProfileValue::verified);
    }
}
