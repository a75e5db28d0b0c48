package org.throughline.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The boundaries between the rooms. A rule that matches no class fails: ArchUnit's default, kept on
 * purpose.
 */
class HouseRulesTest {
    private static final List<String> ROOMS =
            List.of("casefile log referrals agencies views proof embedded server".split(" "));

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.throughline");

    @Test
    void classes_of_every_room_are_seen() {
        for (var room : ROOMS) {
            assertThat(
                            OURS.stream()
                                    .filter(seen ->
                                            seen.getPackageName()
                                                    .startsWith("org.throughline." + room)))
                    .as(room)
                    .hasSizeGreaterThan(3);
        }
        assertThat(OURS).hasSizeGreaterThan(300);
    }

    @Test
    void the_domain_stands_on_the_jdk_alone() {
        classes()
                .that()
                .resideInAPackage("org.throughline.casefile..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.throughline.casefile..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.io..",
                        "java.nio.charset..",
                        "java.security..",
                        "org.jspecify.annotations..")
                .check(OURS);
    }

    @Test
    void the_proof_stands_on_the_jdk_alone() {
        classes()
                .that()
                .resideInAPackage("org.throughline.proof..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.throughline.proof..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.io..",
                        "java.nio..",
                        "java.security..",
                        "javax.crypto..",
                        "org.jspecify.annotations..")
                .check(OURS);
    }

    @Test
    void nobody_in_the_domain_reads_a_clock_or_draws_a_number() {
        var chance =
                new DescribedPredicate<JavaMethodCall>("now() or randomUUID()") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getName().equals("now") || call.getName().equals("randomUUID");
                    }
                };
        noClasses()
                .that()
                .resideInAPackage("org.throughline.casefile..")
                .should()
                .callMethodWhere(chance)
                .check(OURS);
    }

    @Test
    void the_current_time_comes_from_the_clock_that_is_handed_in() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.throughline.embedded..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(OURS);
    }

    @Test
    void a_step_between_versions_depends_on_nothing_but_what_it_is_given() {
        var given =
                JavaClass.Predicates.resideInAnyPackage(
                                "tools.jackson.databind..", "java.lang", "java.util")
                        .or(
                                JavaClass.Predicates.simpleNameStartingWith("Upcasters")
                                        .or(JavaClass.Predicates.simpleName("Payload")));
        var chanceAndWorld =
                JavaClass.Predicates.belongToAnyOf(
                        java.util.Random.class,
                        UUID.class,
                        java.util.Date.class,
                        System.class,
                        Thread.class,
                        Math.class);
        classes()
                .that()
                .haveNameMatching("org\\.throughline\\.referrals\\.stored\\..*From\\d+")
                .should()
                .onlyDependOnClassesThat(given.and(DescribedPredicate.not(chanceAndWorld)))
                .check(OURS);
    }

    @Test
    void rooms_import_in_a_star() {
        room("log").mayImport().check(OURS);
        room("referrals").mayImport("casefile").check(OURS);
        room("agencies").mayImport("casefile").check(OURS);
        room("views").mayImport("casefile").check(OURS);
        room("proof").mayImport().check(OURS);
        room("embedded").mayImport().check(OURS);
        room("casefile").mayImport().check(OURS);
    }

    @Test
    void axon_is_named_in_the_log_adapter_the_desk_and_the_wiring() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.throughline.log.axon..",
                        "org.throughline.referrals..",
                        "org.throughline.server.wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..")
                .check(OURS);
        assertThat(
                        OURS.stream()
                                .filter(seen ->
                                        seen.getPackageName().equals("org.throughline.log.axon"))
                                .filter(seen ->
                                        seen.getAllRawInterfaces().stream()
                                                .anyMatch(one ->
                                                        one.getSimpleName()
                                                                .equals("EventStorageEngine")))
                                .map(JavaClass::getSimpleName))
                .hasSize(1);
    }

    @Test
    void kafka_is_named_in_its_channel_and_where_it_is_embedded() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.throughline.agencies.kafka..", "org.throughline.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(OURS);
    }

    @Test
    void spring_stays_in_the_server_and_in_tables() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.throughline.casefile..",
                        "org.throughline.log..",
                        "org.throughline.referrals..",
                        "org.throughline.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(OURS);
        noClasses()
                .that()
                .resideInAnyPackage("org.throughline.agencies..", "org.throughline.views..")
                .should()
                .dependOnClassesThat(
                        new DescribedPredicate<>("Spring outside of spring-jdbc and spring-tx") {
                            @Override
                            public boolean test(JavaClass other) {
                                var name = other.getPackageName();
                                return name.startsWith("org.springframework.")
                                        && !name.startsWith("org.springframework.jdbc")
                                        && !name.startsWith("org.springframework.transaction")
                                        && !name.startsWith("org.springframework.dao");
                            }
                        })
                .check(OURS);
    }

    @Test
    void json_is_jackson_3() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(OURS);
    }

    @Test
    void every_package_is_null_marked() {
        Set<String> marked =
                OURS.stream()
                        .filter(seen -> seen.getSimpleName().equals("package-info"))
                        .filter(seen -> seen.isAnnotatedWith(NullMarked.class))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet());
        Set<String> all =
                OURS.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith("org.throughline"))
                        .collect(Collectors.toSet());
        assertThat(marked).hasSizeGreaterThan(30).containsAll(all);
    }

    @Test
    void packages_of_a_room_form_no_cycles() {
        for (var room : List.of("log", "agencies", "views", "proof")) {
            slices().matching("org.throughline." + room + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(OURS);
        }
    }

    @Test
    void names_say_what_a_thing_is() {
        // The contract's own words: the commands about information, and the service of an agency.
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("ReferralInfo")
                .and()
                .doNotHaveFullyQualifiedName(
                        "org.throughline.casefile.register.RegisterEntry$Service")
                .should()
                .haveNameMatching(
                        ".*(Service|Manager|Helper|Util|Utils|Impl|Processor|DTO|Dto|Entity|Data|Info)")
                .check(OURS);
    }

    private static Room room(String name) {
        return new Room(name);
    }

    private record Room(String name) {
        com.tngtech.archunit.lang.ArchRule mayImport(String... others) {
            var allowed = new java.util.ArrayList<>(List.of("org.throughline." + name));
            for (var other : others) {
                allowed.add("org.throughline." + other);
            }
            return noClasses()
                    .that()
                    .resideInAPackage("org.throughline." + name + "..")
                    .should()
                    .dependOnClassesThat(
                            new DescribedPredicate<>("rooms other than " + allowed) {
                                @Override
                                public boolean test(JavaClass other) {
                                    return other.getPackageName().startsWith("org.throughline.")
                                            && allowed.stream()
                                                    .noneMatch(room ->
                                                            (other.getPackageName() + ".")
                                                                    .startsWith(room + "."));
                                }
                            });
        }
    }
}
