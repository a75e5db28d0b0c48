package org.throughline.casefile.codes;

/** In what the time of a clock is counted. */
public enum ClockUnit implements Coded {
    /** Working hours. */
    HOURS("hours"),
    /** Working days. */
    DAYS("days"),
    CALENDAR_DAYS("calendar-days");

    private final String code;

    ClockUnit(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
