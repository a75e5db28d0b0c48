package org.throughline.bench.debezium;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The peer: an application that keeps an outbox, and the engine in it that empties it. */
@SpringBootApplication
public class DebeziumPeer {
    public static void main(String[] words) {
        SpringApplication.run(DebeziumPeer.class, words);
    }
}
