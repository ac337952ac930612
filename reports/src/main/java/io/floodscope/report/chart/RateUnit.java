package io.floodscope.report.chart;

/** Units of bit rates on an axis. */
public enum RateUnit {
    /** Below a thousand bits per second. */
    BIT("bit/s", 1e6),
    /** Thousands. */
    KBIT("kbit/s", 1e3),
    /** Millions. */
    MBIT("Mbit/s", 1),
    /** Thousands of millions. */
    GBIT("Gbit/s", 1e-3);

    private final String symbol;
    private final double perMbit;

    RateUnit(String symbol, double perMbit) {
        this.symbol = symbol;
        this.perMbit = perMbit;
    }

    /** As axes print it. */
    public String symbol() {
        return symbol;
    }

    /** How many of it are 1 Mbit/s. */
    double perMbit() {
        return perMbit;
    }

    /** The unit that axes print so. */
    static RateUnit bySymbol(String symbol) {
        for (RateUnit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        throw new IllegalArgumentException(symbol + " is no unit of bit rates");
    }

    /** The unit in which this rate has one to three digits before the point. */
    static RateUnit fitting(double mbitPerSecond) {
        return mbitPerSecond >= 1_000 ? GBIT : mbitPerSecond >= 1 ? MBIT : mbitPerSecond >= 1e-3 ? KBIT : BIT;
    }
}
