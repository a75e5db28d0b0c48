package org.throughline.server.pages.gallery;

/**
 * What people might have typed, in a language; nobody of them exists.
 *
 * @param lang its code
 * @param dir the direction in which it is written
 * @param name of a person
 * @param sentence that fits a line
 * @param account longer than a line of a telephone
 */
public record SampleTexts(String lang, String dir, String name, String sentence, String account) {
    static final SampleTexts ENGLISH =
            new SampleTexts(
                    "en",
                    "ltr",
                    "Rosa Lindqvist",
                    "Call before ten.",
                    "She was followed from the bus stop to the stairs twice this week, and now"
                            + " waits until a neighbour comes home.");

    static final SampleTexts URDU =
            new SampleTexts(
                    "ur",
                    "rtl",
                    "روزا لنڈکوسٹ",
                    "دس بجے سے پہلے فون کریں۔",
                    "اس ہفتے دو بار بس اسٹاپ سے سیڑھیوں تک اس کا پیچھا کیا گیا، اور اب وہ پڑوسی کے"
                            + " گھر آنے تک انتظار کرتی ہے۔");
}
