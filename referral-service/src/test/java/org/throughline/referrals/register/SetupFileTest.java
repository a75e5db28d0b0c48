package org.throughline.referrals.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.stored.DomainJson;

class SetupFileTest {
    private static final String AGENCIES =
            """
            "agencies":[{"code":"LC","name":"Lantern","kind":"voluntary","services":[{"code":"talk","label":"Talk"}],
            "channels":["mail"],"email":"desk@lantern.example.org"}]
            """;

    private static SetupFile read(String json) {
        return SetupFile.read(
                DomainJson.read(json.getBytes(StandardCharsets.UTF_8)), Register.EMPTY);
    }

    private static List<String> wrongFields(String json) {
        return read(json).violations().stream().map(Violation::field).toList();
    }

    private static String agreement(String agency, String classes) {
        return """
        {%s,"agreements":[{"agreementId":"a-1","agency":"%s","from":"2024-04-01","to":"2026-03-31","classes":[%s]}]}
        """
                .formatted(AGENCIES, agency, classes);
    }

    private static String staff(String role, String agency, String more) {
        return """
        {%s,"projects":[{"projectId":"p-1","name":"One"}],
        "staff":[{"person":"X-1","name":"Xena","role":"%s","agency":"%s"%s,"email":"x@one.example.org"}]}
        """
                .formatted(AGENCIES, role, agency, more);
    }

    @Test
    void the_registers_of_brackenford_are_taken_as_they_are() throws IOException {
        var file = read(Files.readString(Path.of("..", "stories", "setup.json")));

        assertThat(file.violations()).isEmpty();
        assertThat(file.entries().stream().filter(RegisterEntry.Agency.class::isInstance))
                .hasSize(6);
        assertThat(file.entries()).contains(new RegisterEntry.ClockProfile("demo"));
    }

    @Test
    void an_agreement_is_not_wider_than_the_kind_of_its_agency() {
        assertThat(wrongFields(agreement("LC", "\"CODE\",\"IDENT\""))).isEmpty();
        assertThat(wrongFields(agreement("LC", "\"CODE\",\"OFFENCE\"")))
                .containsExactly("agreements a-1");
        assertThat(wrongFields(agreement("ZZ", "\"CODE\""))).containsExactly("agreements a-1");
    }

    @Test
    void staff_of_a_project_name_it_and_others_name_none() {
        assertThat(wrongFields(staff("caseworker", "project", ",\"projectId\":\"p-1\""))).isEmpty();
        assertThat(wrongFields(staff("caseworker", "project", ""))).isNotEmpty();
        assertThat(wrongFields(staff("caseworker", "project", ",\"projectId\":\"p-9\"")))
                .isNotEmpty();
        assertThat(wrongFields(staff("agency-user", "LC", ""))).isEmpty();
        assertThat(wrongFields(staff("agency-user", "ZZ", ""))).isNotEmpty();
        assertThat(wrongFields(staff("caseworker", "LC", ""))).isNotEmpty();
        assertThat(wrongFields(staff("wizard", "LC", ""))).isNotEmpty();
        assertThat(wrongFields(staff("system", "project", ""))).isEmpty();
    }

    @Test
    void what_is_wrong_is_named_by_list_place_and_field() {
        assertThat(
                        wrongFields(
                                "{\"projects\":[{\"projectId\":\"p-1\",\"name\":\"One\"},{\"projectId\":\"p 2\",\"name\":\"Two\"}]}"))
                .containsExactly("projects[1].projectId");
        assertThat(wrongFields("{\"bankHolidays\":[\"2025-01-01\",\"someday\"]}"))
                .containsExactly("bankHolidays[1]");
    }

    @Test
    void a_list_that_is_no_list_is_named_and_not_passed_over() {
        for (var list :
                List.of(
                        "projects",
                        "agencies",
                        "agreements",
                        "staff",
                        "codeMaps",
                        "forumSignatures",
                        "bankHolidays")) {
            for (var wrong : List.of("\"text\"", "{\"a\":1}", "null", "7")) {
                assertThat(wrongFields("{\"" + list + "\":" + wrong + "}"))
                        .as(list + " " + wrong)
                        .containsExactly(list);
            }
        }
    }

    @Test
    void an_unknown_list_or_profile_is_refused_without_repeating_it() {
        var file = read("{\"secrets\":[1],\"clockProfile\":\"fast\"}");

        assertThat(file.violations())
                .hasSize(2)
                .noneMatch(one ->
                        one.toString().contains("secrets") || one.toString().contains("fast"));
        assertThat(read("[]").violations()).hasSize(1);
    }
}
