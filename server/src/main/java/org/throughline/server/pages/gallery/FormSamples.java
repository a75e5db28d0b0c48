package org.throughline.server.pages.gallery;

import java.util.List;
import org.throughline.server.pages.Wording.Line;
import org.throughline.server.pages.form.Meanwhile;
import org.throughline.server.pages.timeline.EventView;

/** Examples of what stands beside a form. */
public final class FormSamples {
    private static final String MOMENT = "4 March 2025, 11:45";

    private FormSamples() {}

    /** What others recorded, readable and not. */
    public static Meanwhile meanwhile(SampleTexts words) {
        return new Meanwhile(
                List.of(
                        new EventView(
                                7,
                                "Note added",
                                words.name(),
                                MOMENT,
                                MOMENT,
                                false,
                                false,
                                true,
                                List.of(new Line("Text", words.account())),
                                List.of())),
                1);
    }
}
