package marketplace.platform.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TagValuesTests {

    @Test
    void areInLowerCaseWithHyphens() {
        assertThat(TagValues.of(TimeUnit.NANOSECONDS)).isEqualTo("nanoseconds");
        assertThat(TagValues.of(Thread.State.TIMED_WAITING)).isEqualTo("timed-waiting");
        assertThat(TagValues.of(StringBuilder.class)).isEqualTo("string-builder");
    }
}
