package org.throughline.referrals.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.casefile.Role;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** The contract as data: every command with its fields, types, roles and code lists. */
public final class Contract {
    private static final Contract STANDARD = read("commands.json");

    private final Map<String, CommandSpec> commands;
    private final Map<String, RegisterSpec> registerCommands;
    private final List<FieldSpec> commonFields;
    private final Map<String, List<FieldSpec>> objects;
    private final Map<String, List<FieldSpec>> setup;
    private final Map<String, Map<String, String>> codeLists;
    private final Map<String, String> roles;

    private Contract(JsonNode json) {
        this.commonFields = fields(json.path("commonFields"));
        this.objects = fieldLists(json.path("objects"));
        this.setup = fieldLists(json.path("setup"));
        this.roles = texts(json.path("roles"));
        var ofRegisters = new LinkedHashMap<String, RegisterSpec>();
        json.path("registryCommands")
                .properties()
                .forEach(one ->
                        ofRegisters.put(
                                one.getKey(),
                                new RegisterSpec(
                                        one.getKey(),
                                        roles(one.getValue()),
                                        one.getValue().path("fields").asString())));
        this.registerCommands = Collections.unmodifiableMap(ofRegisters);
        var lists = new LinkedHashMap<String, Map<String, String>>();
        json.path("codeLists")
                .properties()
                .forEach(list -> lists.put(list.getKey(), texts(list.getValue())));
        this.codeLists = Collections.unmodifiableMap(lists);
        var closed = strings(json.path("allowedWhenClosed"));
        var specs = new LinkedHashMap<String, CommandSpec>();
        json.path("groups")
                .properties()
                .forEach(group ->
                        strings(group.getValue())
                                .forEach(name ->
                                        specs.put(
                                                name,
                                                command(
                                                        name,
                                                        group.getKey(),
                                                        json.path("commands").path(name),
                                                        closed))));
        this.commands = Collections.unmodifiableMap(specs);
    }

    /** The contract that this program is built for. */
    public static Contract standard() {
        return STANDARD;
    }

    private static Contract read(String resource) {
        try (var in = Contract.class.getResourceAsStream(resource)) {
            return new Contract(
                    DomainJson.read(Objects.requireNonNull(in, resource).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static CommandSpec command(
            String name, String group, JsonNode json, List<String> closed) {
        return new CommandSpec(
                name,
                group,
                roles(json),
                strings(json.path("yields")).stream()
                        .flatMap(one -> List.of(one.split("\\|")).stream())
                        .toList(),
                fields(json.path("fields")),
                strings(json.path("rules")),
                closed.contains(name));
    }

    private static Set<Role> roles(JsonNode command) {
        return strings(command.path("roles")).stream()
                .map(role -> DomainJson.mapper().convertValue(role, Role.class))
                .collect(Collectors.toSet());
    }

    private static Map<String, List<FieldSpec>> fieldLists(JsonNode json) {
        var lists = new LinkedHashMap<String, List<FieldSpec>>();
        json.properties().forEach(one -> lists.put(one.getKey(), fields(one.getValue())));
        return Collections.unmodifiableMap(lists);
    }

    private static List<FieldSpec> fields(JsonNode json) {
        var fields = new ArrayList<FieldSpec>();
        for (var field : json) {
            var required = field.path("req");
            fields.add(
                    new FieldSpec(
                            field.path("name").asString(),
                            field.path("type").asString(),
                            required.isBoolean() && required.asBoolean(),
                            required.isString() ? required.asString() : "",
                            field.path("mayBeEmpty").asBoolean(false),
                            field.path("control").asBoolean(false)));
        }
        return List.copyOf(fields);
    }

    private static Map<String, String> texts(JsonNode json) {
        var texts = new LinkedHashMap<String, String>();
        json.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asString()));
        return Collections.unmodifiableMap(texts);
    }

    private static List<String> strings(JsonNode json) {
        var strings = new ArrayList<String>();
        json.forEach(one -> strings.add(one.asString()));
        return List.copyOf(strings);
    }

    public Optional<CommandSpec> command(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** A command on the registers. */
    public Optional<RegisterSpec> registerCommand(String name) {
        return Optional.ofNullable(registerCommands.get(name));
    }

    /** All commands of the contract in its order, whether they are built yet or not. */
    public List<CommandSpec> commands() {
        return List.copyOf(commands.values());
    }

    /** The fields that every command has. */
    public List<FieldSpec> commonFields() {
        return commonFields;
    }

    /**
     * The fields of an object type such as {@code Grant}, or of an entry of the registers such as
     * {@code Agreement}; empty when there is no such type.
     */
    public List<FieldSpec> object(String type) {
        return objects.getOrDefault(type, setup.getOrDefault(type, List.of()));
    }

    boolean isObject(String type) {
        return objects.containsKey(type) || setup.containsKey(type);
    }

    /** The codes of a list and their labels, in the list's order. */
    public Map<String, String> codeList(String name) {
        return codeLists.getOrDefault(name, Map.of());
    }

    /** The roles and what they are called. */
    public Map<String, String> roles() {
        return roles;
    }

    /** Every field name of the contract's commands, for search and tests. */
    public Set<String> fieldNames() {
        var names = new LinkedHashSet<String>();
        commands.values()
                .forEach(command -> command.fields().forEach(field -> names.add(field.name())));
        return names;
    }
}
