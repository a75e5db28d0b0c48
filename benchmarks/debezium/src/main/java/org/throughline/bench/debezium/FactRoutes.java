package org.throughline.bench.debezium;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where facts are handed in. */
@RestController
class FactRoutes {
    private final Recording recording;

    FactRoutes(Recording recording) {
        this.recording = recording;
    }

    @PostMapping("/facts")
    void hand(@RequestBody Fact fact) {
        recording.record(fact);
    }
}
