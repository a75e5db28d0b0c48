package org.throughline.casefile.tasks;

import org.throughline.casefile.codes.Coded;

/** One of the four tasks, in the order of the work. */
public enum Task implements Coded {
    HELP("help"),
    INTERVENTION("intervention"),
    IMPACT("impact"),
    RESOLUTION("resolution");

    private final String code;

    Task(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
