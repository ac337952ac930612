package io.floodscope.gateway;

/** Which of a gateway's addresses a frame carries. */
public enum SourceMac {
    /** The virtual MAC that hosts resolve their default gateway to, shared by all members. */
    VIRTUAL,
    /** The member's own address; it differs from chassis to chassis. */
    REAL
}
