package org.throughline.server.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3 document of an agency's topics: what it is told, answers and hands in. */
public final class AsyncApiDocument {
    /** The attributes of an entry's event and their types, whichever way it goes. */
    static final Map<String, String> ATTRIBUTES = attributes();

    private AsyncApiDocument() {}

    private static Map<String, String> attributes() {
        var types = new LinkedHashMap<String, String>();
        types.put("specversion", "string");
        types.put("id", "string");
        types.put("source", "string");
        types.put("type", "string");
        types.put("subject", "string");
        types.put("time", "string");
        types.put("datacontenttype", "string");
        types.put("dataschema", "string");
        types.put("partitionkey", "string");
        types.put("agencyseq", "integer");
        types.put("releaseseq", "string");
        return types;
    }

    /**
     * The document; the schemas are files beside it.
     *
     * @param examples a partner copy as the stories release it, by type
     */
    public static ObjectNode of(Map<String, JsonNode> examples) {
        var document = DomainJson.mapper().createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Throughline, the topics of an agency")
                .put("version", "1")
                .put(
                        "description",
                        "CloudEvents 1.0 in binary mode, the case as key, kept seven days. Each agency reads its own"
                                + " topic and writes its own answers.");
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var entries =
                channel(channels, "entries", "What the agency is told, in the order of each case.");
        var answers = channel(channels, "answers", "What the agency answers.");
        var messages = document.putObject("components").putObject("messages");
        EntrySchemas.all()
                .keySet()
                .forEach(type -> {
                    entries.putObject(type).put("$ref", "#/components/messages/" + type);
                    var message = message(messages, type);
                    message.putObject("payload").put("$ref", "./schemas/" + type + ".json");
                    var example = examples.get(type);
                    if (example != null) {
                        message.putArray("examples").addObject().set("payload", example);
                    }
                });
        control(messages, entries, "throughline.gate.v1", "A gate opened or closed.", "isOpen");
        control(
                messages,
                entries,
                "throughline.mask.v1",
                "What stands for redacted fields.",
                "eventId",
                "texts");
        control(
                messages,
                entries,
                "throughline.again.v1",
                "An entry is to be brought to the agency once more.",
                "releaseSeq");
        control(
                messages,
                entries,
                "throughline.erased.v1",
                "A person was erased: by number of the agency's entry, the fields that were about them.",
                "agency",
                "erasure",
                "isClient",
                "entries");
        control(
                messages,
                answers,
                "throughline.erasure-done.v1",
                "The words of an erased person are out of what the agency holds.",
                "erasure");
        control(
                messages,
                entries,
                "throughline.checkpoint.v1",
                "What the log says of itself, and the way to it from what the agency has seen. The agency is the key.",
                "logKey",
                "note",
                "from",
                "way");
        control(
                messages,
                answers,
                "throughline.checkpoint-seen.v1",
                "The last checkpoint that the agency has seen, cosigned; and what it was told against that.",
                "key",
                "seen",
                "against");
        control(
                messages,
                entries,
                "throughline.receipt.v1",
                "What became of an answer.",
                "messageId",
                "refusal",
                "details");
        control(
                messages,
                answers,
                "throughline.answer.v1",
                "An answer: a command under the name of a registered person or machine of the agency.",
                "agency",
                "person",
                "command",
                "messageId",
                "data");
        control(
                messages,
                answers,
                "throughline.resend.v1",
                "A number of a case is missing: send again from it on.",
                "caseId",
                "fromAgencySeq");
        operation(document, "receiveEntries", "receive", "entries");
        operation(document, "sendAnswers", "send", "answers");
        handIn(document, channels, messages);
        return document;
    }

    /** What an agency's own program writes, and what it is told of that. */
    private static void handIn(ObjectNode document, ObjectNode channels, ObjectNode messages) {
        var handedIn =
                channel(
                        channels,
                        "handed-in",
                        "What an agency's own program hands in; emptied as far as it was taken.");
        var outcomes =
                channel(channels, "outcomes", "What became of each message that it handed in.");
        control(
                messages,
                handedIn,
                "throughline.hand-in.v1",
                "A command under the name of the agency's machine. The id of the event is the messageId of the data.",
                "command",
                "data");
        control(
                messages,
                outcomes,
                "throughline.outcome.v1",
                "Recorded, refused with a code, or parked for a person. The agency is the key; the subject is the"
                        + " messageId, and ce_place where a message stood that was refused at once.",
                "messageId",
                "state",
                "code",
                "detail",
                "violations",
                "details");
        operation(document, "handIn", "send", "handed-in");
        operation(document, "receiveOutcomes", "receive", "outcomes");
    }

    private static ObjectNode channel(ObjectNode channels, String name, String description) {
        var channel = channels.putObject(name);
        channel.put("address", "throughline.agency.{agency}." + name);
        channel.put("description", description);
        channel.putObject("parameters")
                .putObject("agency")
                .put("description", "The code of the agency.");
        return channel.putObject("messages");
    }

    private static ObjectNode message(ObjectNode messages, String type) {
        var message = messages.putObject(type);
        message.put("name", type).put("contentType", "application/json");
        message.putObject("headers")
                .put("type", "object")
                .putObject("properties")
                .putObject("ce_type")
                .put("const", type);
        return message;
    }

    private static void control(
            ObjectNode messages,
            ObjectNode channel,
            String type,
            String summary,
            String... fields) {
        channel.putObject(type).put("$ref", "#/components/messages/" + type);
        var message = message(messages, type);
        message.put("summary", summary);
        var payload = message.putObject("payload").put("type", "object");
        var properties = payload.putObject("properties");
        for (var field : fields) {
            properties.putObject(field);
        }
    }

    private static void operation(ObjectNode document, String name, String action, String channel) {
        var operations =
                document.get("operations") instanceof ObjectNode known
                        ? known
                        : document.putObject("operations");
        operations
                .putObject(name)
                .put("action", action)
                .putObject("channel")
                .put("$ref", "#/channels/" + channel);
    }
}
