package org.throughline.campaign.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.embedded.StandAlone;

/** How the processes of a cluster are started. */
final class Launch {
    private final Path folder;
    private final String program;
    private final boolean isSteady;
    private final Clocks clocks;

    /**
     * @param folder in which each process writes what it says
     * @param program class path of the program, in the order in which classes are looked for
     * @param faults that will happen
     */
    Launch(Path folder, String program, Set<Fault> faults, Clocks clocks) {
        this.folder = folder;
        this.program = program;
        this.isSteady = faults.stream().allMatch(Fault.NONE::equals);
        this.clocks = clocks;
    }

    /** A database server, or a broker that says that it is to be found at another address. */
    Node server(String name, String kind, Path data, int port, String advertised) {
        var command = new ArrayList<>(java(256));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(StandAlone.class.getName(), kind, data.toString()));
        command.addAll(List.of(Integer.toString(port), advertised));
        return new Node(name, command, Map.of(), port, folder.resolve(name + ".log"));
    }

    /** A node of the program. */
    Node program(String name, List<String> settings) {
        int port = Ports.free();
        var command = new ArrayList<>(java(384));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-Daxoniq.update-checker.disabled=true", "-cp", program));
        command.add("org.throughline.server.ThroughlineApplication");
        command.addAll(settings);
        command.add("--server.port=" + port);
        command.add("--throughline.data=" + folder.resolve(name));
        return new Node(
                name, command, clocks.environment(name), port, folder.resolve(name + ".log"));
    }

    /**
     * Nine processes share the machine: each that believes it had all of its processors would have
     * so many threads work, and compile, at once, and what is told would wait for what is asked.
     * Where they die and start anew the second compiler would take more than the program itself.
     */
    private List<String> java(int heapMb) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMb + "m",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                "-XX:TieredStopAtLevel=" + (isSteady ? 4 : 1),
                "--sun-misc-unsafe-memory-access=allow");
    }
}
