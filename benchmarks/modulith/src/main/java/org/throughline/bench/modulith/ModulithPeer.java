package org.throughline.bench.modulith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The peer: an application as its documentation shows one. */
@SpringBootApplication
public class ModulithPeer {
    public static void main(String[] words) {
        SpringApplication.run(ModulithPeer.class, words);
    }
}
