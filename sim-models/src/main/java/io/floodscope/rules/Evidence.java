package io.floodscope.rules;

/** What a modelled rule rests on. */
public enum Evidence {
    /** Seen to hold in a recording of the real stack. */
    MEASURED,
    /** Read in sources or documents. */
    DOCUMENTED,
    /** Plausible, not verified. */
    ASSUMED
}
