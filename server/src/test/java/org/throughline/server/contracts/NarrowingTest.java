package org.throughline.server.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What counts as a promise to agencies that a newer schema breaks. */
class NarrowingTest {
    private static final String TYPE = "case.referral-sent.v1";

    private final JsonNode now = EntrySchemas.all().get(TYPE);
    private final ObjectNode later = (ObjectNode) now.deepCopy();

    @Test
    void the_same_schema_and_one_with_more_fields_keep_every_promise() {
        assertThat(Narrowing.between(now, later)).isEmpty();
        payload().set("another", DomainJson.mapper().createObjectNode().put("type", "string"));
        assertThat(Narrowing.between(now, later)).isEmpty();
    }

    @Test
    void a_field_that_is_gone_is_found() {
        payload().remove("respondBy");
        assertThat(Narrowing.between(now, later)).containsExactly("/payload/respondBy is gone");
    }

    @Test
    void a_field_of_another_type_is_found() {
        ((ObjectNode) payload().get("shareSet")).put("type", "string");
        assertThat(Narrowing.between(now, later))
                .containsExactly("/payload/shareSet has another type");
    }

    @Test
    void a_code_that_is_no_longer_listed_is_found() {
        ((tools.jackson.databind.node.ArrayNode) payload().get("urgency").get("enum")).remove(0);
        assertThat(Narrowing.between(now, later))
                .singleElement()
                .asString()
                .startsWith("/payload/urgency has lost enum");
    }

    @Test
    void what_is_no_longer_sure_to_be_there_is_found() {
        ((tools.jackson.databind.node.ArrayNode) later.get("required")).remove(0);
        assertThat(Narrowing.between(now, later)).containsExactly(" has lost required agency");
    }

    private ObjectNode payload() {
        return (ObjectNode) later.path("properties").path("payload").path("properties");
    }
}
