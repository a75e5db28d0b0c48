package org.throughline.server.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.server.machines.CallBackSigners;
import org.throughline.server.machines.MachineScope;
import org.throughline.server.machines.Machines;
import org.throughline.server.machines.Registering;

/** The operator's routes for the keys of agencies' machines, on every node. */
@RestController
class MachineRoutes {
    private final Machines machines;
    private final Registering registering;
    private final CallBackSigners signers;

    MachineRoutes(Machines machines, Registering registering, CallBackSigners signers) {
        this.machines = machines;
        this.registering = registering;
        this.signers = signers;
    }

    @GetMapping("/operator/machines")
    Map<String, Object> all() {
        var keys = new ArrayList<Map<String, Object>>();
        for (var key : machines.all()) {
            var line = new LinkedHashMap<String, Object>();
            line.put("clientId", key.clientId());
            line.put("agency", key.agency() == null ? "not registered" : key.agency());
            line.put("scopes", key.scopes().stream().sorted().toList());
            line.put("givenAt", key.givenAt().toString());
            line.put(
                    "lastUsedAt", key.lastUsedAt() == null ? "never" : key.lastUsedAt().toString());
            keys.add(line);
        }
        return Map.of("keys", keys);
    }

    /**
     * Gives a machine of the agency its key.
     *
     * @param machine its reference; without one the agency's only machine without a key, or a new
     *     one
     */
    @PostMapping("/operator/machines")
    ResponseEntity<Map<String, Object>> give(
            @RequestParam String agency,
            @RequestParam(required = false) @Nullable String machine,
            @RequestParam(required = false) @Nullable List<String> scope) {
        var reference = registering.machineOf(agency, machine);
        if (reference.isEmpty()) {
            return problem(
                    404,
                    "There is no such agency, or no such machine of it. Register it in the set-up file first.");
        }
        Set<String> scopes = scope == null ? MachineScope.all() : new LinkedHashSet<>(scope);
        return machines.give(reference.get(), scopes)
                .map(given -> ResponseEntity.ok(given(given)))
                .orElseGet(() ->
                        problem(
                                409,
                                "This machine has a key already, or a scope is unknown. Replace the secret with rotate."));
    }

    @PostMapping("/operator/machines/{machine}/rotate")
    ResponseEntity<Map<String, Object>> rotate(@PathVariable String machine) {
        return machines.rotate(machine)
                .map(given -> ResponseEntity.ok(given(given)))
                .orElseGet(() -> problem(404, "No machine of this reference has a key."));
    }

    /** Another secret for the signatures of call-backs; the earlier one is valid for a day more. */
    @PostMapping("/operator/machines/{machine}/call-back-secret")
    ResponseEntity<Map<String, Object>> sign(@PathVariable String machine) {
        return signers.give(machine)
                .map(secret ->
                        ResponseEntity.ok(
                                Map.<String, Object>of("clientId", machine, "secret", secret)))
                .orElseGet(() -> problem(404, "No machine of this reference is registered."));
    }

    @DeleteMapping("/operator/machines/{machine}")
    ResponseEntity<Map<String, Object>> take(@PathVariable String machine) {
        signers.take(machine);
        return machines.take(machine)
                ? ResponseEntity.ok(Map.of("taken", machine))
                : problem(404, "No machine of this reference has a key.");
    }

    private static Map<String, Object> given(Machines.Given given) {
        var body = new LinkedHashMap<String, Object>();
        body.put("clientId", given.clientId());
        body.put("clientSecret", given.clientSecret());
        body.put("scopes", given.scopes().stream().sorted().toList());
        return body;
    }

    private static ResponseEntity<Map<String, Object>> problem(int status, String detail) {
        return ResponseEntity.status(status).body(Map.of("status", status, "detail", detail));
    }
}
