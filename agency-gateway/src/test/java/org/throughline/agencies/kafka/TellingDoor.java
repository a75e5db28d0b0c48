package org.throughline.agencies.kafka;

import java.util.Optional;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.handin.HandInDoor;
import org.throughline.casefile.ids.AgencyId;

/** Refuses everything and says so. */
final class TellingDoor implements HandInDoor {
    @Override
    public Optional<String> take(AgencyId agency, String machine, String messageId, byte[] body) {
        return Optional.of("refused");
    }

    @Override
    public String unstorable(String messageId) {
        return "unstorable";
    }

    @Override
    public String outcome(AnswerBox.Answer answer) {
        return answer.state();
    }
}
