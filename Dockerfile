# The program in layers: what changes rarely first. It runs without root and writes only to /tmp and, on a casework node, its keys to /keys.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN mvn -B -q -Dmaven.test.skip=true package \
    && java -Djarmode=tools -jar server/target/throughline.jar extract --layers --destination /out

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 throughline && install -d -o throughline -m 700 /keys
WORKDIR /app
COPY --from=build /out/dependencies/ ./
COPY --from=build /out/spring-boot-loader/ ./
COPY --from=build /out/snapshot-dependencies/ ./
COPY --from=build /out/application/ ./
USER throughline
EXPOSE 8080
ENTRYPOINT ["java", "-Xmx1g", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-Daxoniq.update-checker.disabled=true", "-cp", "throughline.jar", "org.throughline.server.ThroughlineApplication"]
