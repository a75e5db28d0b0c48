package org.throughline.proof.pack;

/** The names of the files in a pack. */
public final class PackFiles {
    /** Leaves beside a period: those that bound it, and those that say that a key was destroyed. */
    public static final String BESIDE_LEAVES = "beside-leaves.jsonl";

    /** For each of them its place, its proof and what is opened of it. */
    public static final String BESIDE_OPENINGS = "beside-openings.jsonl";

    /** The checkpoint under which everything is proved, with its signatures and cosignatures. */
    public static final String CHECKPOINT = "checkpoint.note";

    /** The end of the chain of an agency's view, or of a case. */
    public static final String END = "end.note";

    /** Earlier checkpoints, each with the proof that the next one follows from it. */
    public static final String HISTORY = "history.jsonl";

    /** The key policy as the maker of the pack has it. */
    public static final String KEYS = "keys.json";

    /** The leaves, one a line. */
    public static final String LEAVES = "leaves.jsonl";

    /** For each leaf its place, its proof and what is opened of it. */
    public static final String OPENINGS = "openings.jsonl";

    /** For each leaf the link of the agency's chain. */
    public static final String VIEW = "view.jsonl";

    public static final String MANIFEST = "manifest.json";

    /** The signature of the manifest. */
    public static final String MANIFEST_NOTE = "manifest.note";

    /** The folder of files for people: cover sheet, access log, schemas. */
    public static final String ATTACHED = "attached/";

    private PackFiles() {}
}
