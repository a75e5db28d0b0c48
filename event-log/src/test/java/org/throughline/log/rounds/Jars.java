package org.throughline.log.rounds;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * This JVM's class path as jars alone: only from jars can a JVM keep loaded classes for the next
 * one.
 */
final class Jars {
    private Jars() {}

    static String of(Path folder) throws IOException {
        var jars = new ArrayList<String>();
        for (var place : places()) {
            jars.add(
                    Files.isDirectory(place)
                            ? packed(place, folder.resolve(jars.size() + ".jar"))
                            : place.toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    private static List<Path> places() throws IOException {
        var classPath = System.getProperty("java.class.path");
        if (classPath.contains(File.pathSeparator)) {
            return Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).toList();
        }
        // Maven hands over a jar that has nothing but a manifest.
        try (var jar = new JarFile(classPath)) {
            var base = Path.of(classPath).toUri();
            return Arrays.stream(
                            jar.getManifest().getMainAttributes().getValue("Class-Path").split(" "))
                    .map(base::resolve)
                    .map(URI::normalize)
                    .map(Path::of)
                    .filter(Files::exists)
                    .toList();
        }
    }

    private static String packed(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar.toString();
    }
}
