package org.throughline.casefile.noting;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.ContactEvent.NoteAdded;

/** A note may be written at any time; who reads it is decided when it is read. */
public final class Noting {

    public static final Decider<AddNote, Nothing> DECIDER =
            Decider.recording(AddNote.class, Noting::fact);

    private Noting() {}

    private static NoteAdded fact(AddNote note) {
        return new NoteAdded(note.noteId(), note.access(), note.text());
    }
}
