package org.throughline.referrals;

import java.time.Instant;
import org.throughline.casefile.Actor;
import tools.jackson.databind.JsonNode;

/**
 * A command as it comes to the desk.
 *
 * @param data the command's fields, unchecked
 * @param by who hands it in, from the login
 * @param storyTime whether {@code at} is the time of a story and not of a clock: then no clock
 *     starts by it
 */
public record Handed(String command, JsonNode data, Actor by, Instant at, boolean storyTime) {}
