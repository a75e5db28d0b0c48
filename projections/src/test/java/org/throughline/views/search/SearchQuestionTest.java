package org.throughline.views.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQuestionTest {
    private static Set<String> words(Consumer<WordsOfPerson> said) {
        var words = new WordsOfPerson("support");
        said.accept(words);
        return words.all();
    }

    private static boolean finds(Set<String> words, String typed, @Nullable LocalDate day) {
        var groups = new SearchQuestion(typed, day).groups("support");
        return !groups.isEmpty()
                && groups.stream().allMatch(group -> group.stream().anyMatch(words::contains));
    }

    private static boolean named(String name, String typed) {
        return finds(words(words -> words.name(name)), typed, null);
    }

    @ParameterizedTest
    @CsvSource({
        "Harleen Bhullar, harleen",
        "Harleen Bhullar, bhullar harl",
        "Harleen Bhullar, BHULLAR",
        "José Núñez, jose nunez",
        "Jose Nunez, José",
        "Łukasz Żółć, lukasz zolc",
        "Siân O'Neil, oneil",
        "Siân O'Neil, O’Neil",
        "Fatima al-Hussain, hussain",
        "Bartholomewina, bartholomewina",
        "ਸਿਮਰਨ ਕੌਰ, Simran Kaur",
        "ਜਸਵਿੰਦਰ ਸਿੰਘ, Jaswinder Singh",
        "ਹਰਲੀਨ ਭੁੱਲਰ, Harleen Bhullar",
        "Simran Kaur, ਸਿਮਰਨ",
        "محمد خان, Mohammed Khan",
        "زینب حسین, Zainab Hussain",
        "রহিমা বেগম, Rahima Begum",
        "মোহাম্মদ চৌধুরী, Mohammed Chowdhury"
    })
    void a_name_is_found_however_it_is_written(String name, String typed) {
        assertThat(named(name, typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Harleen Bhullar, harlem",
        "Harleen Bhullar, harleen singh",
        "Harleen Bhullar, arleen",
        "ਸਿਮਰਨ ਕੌਰ, Jaswinder",
        "Simran Kaur, Samarin",
        "محمد خان, Fatima"
    })
    void another_name_is_another(String name, String typed) {
        assertThat(named(name, typed)).isFalse();
    }

    @Test
    void a_number_is_found_however_it_is_spaced_and_by_its_end() {
        var words = words(said -> said.contact("07700 900118"));
        assertThat(finds(words, "07700900118", null)).isTrue();
        assertThat(finds(words, "+44 7700 900118", null)).isTrue();
        assertThat(finds(words, "0044 (0)7700 900-118", null)).isTrue();
        assertThat(finds(words, "900118", null)).isTrue();
        assertThat(finds(words, "07700 900119", null)).isFalse();
        assertThat(finds(words, "077009", null)).as("a beginning").isFalse();
    }

    @Test
    void an_address_is_found_by_its_parts_and_its_postcode() {
        var words =
                words(said -> {
                    said.name("Yusuf Karimi");
                    said.place("12 Mill Lane");
                    said.place("Brackenford");
                    said.postcode("BK2 6QX");
                });
        for (var typed :
                new String[] {
                    "mill lane",
                    "12 Mill",
                    "brack",
                    "bk2 6qx",
                    "BK26QX",
                    "bk2",
                    "yusuf mill BK2 6QX"
                }) {
            assertThat(finds(words, typed, null)).as(typed).isTrue();
        }
        for (var typed : new String[] {"1 mill", "bk2 6qy", "yusuf hill"}) {
            assertThat(finds(words, typed, null)).as(typed).isFalse();
        }
    }

    @Test
    void mail_and_the_day_of_an_incident_are_found() {
        var words =
                words(said -> {
                    said.contact("Rosa.Winter@example.org");
                    said.day(LocalDate.parse("2026-03-24"));
                });
        assertThat(finds(words, "rosa.winter@EXAMPLE.org", null)).isTrue();
        assertThat(finds(words, "rosa@example.org", null)).isFalse();
        assertThat(finds(words, "", LocalDate.parse("2026-03-24"))).isTrue();
        assertThat(finds(words, "", LocalDate.parse("2026-03-25"))).isFalse();
    }

    @Test
    void words_of_another_project_are_other_words() {
        var theirs = new WordsOfPerson("housing-advice");
        theirs.name("Harleen Bhullar");
        assertThat(finds(theirs.all(), "Harleen", null)).isFalse();
    }

    @Test
    void two_letters_are_enough_and_fewer_are_not() {
        assertThat(new SearchQuestion("ha", null).isEnough()).isTrue();
        assertThat(new SearchQuestion("7", null).isEnough()).as("number of a house").isTrue();
        assertThat(new SearchQuestion("h b -", null).isEnough()).isFalse();
        assertThat(new SearchQuestion(" ", null).isEnough()).isFalse();
        assertThat(new SearchQuestion("", LocalDate.EPOCH).isEnough()).isTrue();
        assertThat(new SearchQuestion("x".repeat(100_000), null).typed())
                .hasSize(SearchQuestion.TYPED_MAX);
    }

    @Test
    void names_are_folded_the_same_by_many_at_once() {
        var name = "ਜਸਵਿੰਦਰ ਸਿੰਘ José محمد";
        var once = Folded.words(name);
        assertThat(IntStream.range(0, 5_000).parallel().mapToObj(_ -> Folded.words(name)))
                .allMatch(once::equals);
    }

    @Test
    void a_search_says_nothing_of_what_was_typed() {
        assertThat(new SearchQuestion("Harleen", null).toString()).doesNotContain("Harleen");
    }
}
