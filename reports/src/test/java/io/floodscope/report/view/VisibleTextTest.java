package io.floodscope.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.Seeds;
import io.floodscope.random.RandomStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {

    @Test
    void ordinaryTextStaysTheSameObject() {
        String text = "br-int/fdb/4/00:11 \u00e9 \u05d0\u05d1 \uD83D\uDE00";

        assertThat(VisibleText.of(text)).isSameAs(text);
    }

    @Test
    void invisibleAndDirectingCharactersAreShownAsEscapes() {
        assertThat(VisibleText.of("a\u001b[31m\u202eb\u2066\u200f\n\t\r\u0085\u2028\uD800c\ufeff"))
                .isEqualTo("a\\u001b[31m\\u202eb\\u2066\\u200f\\n\\t\\r\\u0085\\u2028\\ud800c\\ufeff");
    }

    @ParameterizedTest
    @CsvSource({
        "abcdefghijklmnop, 20, abcdefghijklmnop",
        "abcdefghijklmnop, 13, abcdef...mnop",
        "abcdefghijklmnop, 5, ab...",
        "abcdef, 0, ..."
    })
    void shortTextKeepsBothEnds(String text, int max, String expected) {
        assertThat(VisibleText.shortened(text, max)).isEqualTo(expected);
    }

    @Test
    void whateverComesInCanBeEncodedAndIsVisible() {
        Seeds.check(500, seed -> {
            RandomStream random = new RandomStream(seed);
            StringBuilder text = new StringBuilder();
            for (long i = random.nextLong(40); i > 0; i--) {
                text.append((char) random.nextLong(random.nextLong(3) == 0 ? 0x10000 : 0x100));
            }
            int max = (int) random.nextLong(30);
            String shown = VisibleText.shortened(text.toString(), max);

            assertThat(new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(shown);
            assertThat(shown.chars()).noneMatch(Character::isISOControl);
        });
    }
}
