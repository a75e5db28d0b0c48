package org.throughline.server.node;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A setting with which the program does not start; the message names it, and nothing secret. */
public final class WrongSetting extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongSetting(String message) {
        super(message);
    }

    /** Says it in a sentence instead of a stack trace. */
    static final class Report extends AbstractFailureAnalyzer<WrongSetting> {
        @Override
        protected @Nullable FailureAnalysis analyze(Throwable whole, WrongSetting wrong) {
            return new FailureAnalysis(
                    wrong.getMessage(), "Put the setting right and start again.", wrong);
        }
    }
}
