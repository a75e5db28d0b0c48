package org.throughline.bench.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the numbers depend on most and nobody writes down. */
public final class Machine {
    private static final int PAGE_BYTES = 8192;
    private static final int SYNCS = 500;

    private Machine() {}

    /**
     * What the machine is and how busy it was.
     *
     * @param disk a folder on the disk that is measured
     */
    public static Map<String, String> describe(Path disk) throws IOException {
        var found = new LinkedHashMap<String, String>();
        found.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        found.put("processor", lineOf("/proc/cpuinfo", "model name"));
        found.put("memory", lineOf("/proc/meminfo", "MemTotal"));
        found.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        found.put("java", System.getProperty("java.vm.version"));
        found.put("file system", Files.getFileStore(disk).type());
        found.put("load before the run", lineOf("/proc/loadavg", "").split(" ")[0]);
        found.put("fdatasync of 8 kB, p50", syncMicros(disk) + " us");
        return found;
    }

    private static String lineOf(String file, String key) throws IOException {
        var path = Path.of(file);
        if (Files.notExists(path)) {
            return "unknown";
        }
        try (var lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    /** What one commit alone costs the disk. */
    private static long syncMicros(Path folder) throws IOException {
        var file = Files.createTempFile(folder, "sync", "");
        var nanos = new long[SYNCS];
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < SYNCS; i++) {
                long began = System.nanoTime();
                channel.write(ByteBuffer.allocate(PAGE_BYTES), (long) i * PAGE_BYTES);
                channel.force(false);
                nanos[i] = System.nanoTime() - began;
            }
        } finally {
            Files.delete(file);
        }
        Arrays.sort(nanos);
        return nanos[SYNCS / 2] / 1000;
    }
}
