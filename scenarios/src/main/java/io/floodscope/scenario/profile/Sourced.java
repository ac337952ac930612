package io.floodscope.scenario.profile;

import io.floodscope.gateway.MacAging;
import io.floodscope.gateway.RefreshPolicy;
import io.floodscope.gateway.SourceMac;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.scenario.schema.Block;
import io.floodscope.scenario.schema.Key;
import io.floodscope.scenario.schema.Origin;
import java.time.Duration;

/** A value of a profile together with where it comes from. */
public interface Sourced {

    /** Where the value is written. */
    Origin origin();

    /** Where the value comes from. */
    String source();

    /** Whether the source states it, rather than leaving it to a plausible guess. */
    boolean verified();

    /** A MAC. */
    @Block(value = "value", doc = "Which MAC a frame carries: virtual or real.")
    record Mac(
            Origin origin,

            @Key(value = "virtual or real.", required = true)
            SourceMac value,

            @Key(value = "Where it comes from.", required = true)
            String source,

            @Key(value = "Whether the source states it.", required = true)
            boolean verified)
            implements Sourced {}

    /** A time. */
    @Block(value = "value", doc = "A time.")
    record Time(
            Origin origin,

            @Key(value = "The time.", required = true, min = "0s", max = "30d")
            Duration value,

            @Key(value = "Where it comes from.", required = true)
            String source,

            @Key(value = "Whether the source states it.", required = true)
            boolean verified)
            implements Sourced {}

    /** A share. */
    @Block(value = "value", doc = "A share.")
    record Share(
            Origin origin,

            @Key(value = "The share.", required = true, min = "0", max = "1")
            double value,

            @Key(value = "Where it comes from.", required = true)
            String source,

            @Key(value = "Whether the source states it.", required = true)
            boolean verified)
            implements Sourced {}

    /** A number. */
    @Block(value = "value", doc = "A number.")
    record Count(
            Origin origin,

            @Key(value = "The number.", required = true, min = "0", max = "4095")
            int value,

            @Key(value = "Where it comes from.", required = true)
            String source,

            @Key(value = "Whether the source states it.", required = true)
            boolean verified)
            implements Sourced {}

    /** Yes or no. */
    @Block(value = "value", doc = "Yes or no.")
    record Flag(
            Origin origin,
            @Key(value = "true or false.", required = true) boolean value,

            @Key(value = "Where it comes from.", required = true)
            String source,

            @Key(value = "Whether the source states it.", required = true)
            boolean verified)
            implements Sourced {}

    /** When hosts are asked again. */
    @Block(value = "value", doc = "When hosts are asked again.")
    record When(
            Origin origin,

            @Key(value = "never, always or if-used.", required = true)
            RefreshPolicy.When value,

            @Key(value = "Where it comes from.", required = true)
            String source,

            @Key(value = "Whether the source states it.", required = true)
            boolean verified)
            implements Sourced {}

    /** How entries of a MAC table are removed. */
    @Block(value = "value", doc = "How entries of a MAC table are removed.")
    record Sweep(
            Origin origin,

            @Key(value = "exact or up-to-2x.", required = true)
            MacAging.Sweep value,

            @Key(value = "Where it comes from.", required = true)
            String source,

            @Key(value = "Whether the source states it.", required = true)
            boolean verified)
            implements Sourced {}

    /** A redundancy protocol. */
    @Block(value = "value", doc = "A redundancy protocol.")
    record Protocol(
            Origin origin,

            @Key(value = "vrrp2, vrrp3 or hsrp.", required = true)
            VrrpAdvert.Protocol value,

            @Key(value = "Where it comes from.", required = true)
            String source,

            @Key(value = "Whether the source states it.", required = true)
            boolean verified)
            implements Sourced {}
}
