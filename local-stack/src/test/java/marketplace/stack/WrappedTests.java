package marketplace.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTests {

    @Test
    void breaksBetweenWords() {
        assertThat(Wrapped.at(11, "the quick brown fox").lines()).containsExactly("the quick", "brown fox");
    }

    @Test
    void countsAChineseCharacterAsTwo() {
        assertThat(Wrapped.at(6, "订单已完成").lines()).containsExactly("订单已", "完成");
    }

    @Test
    void breaksBetweenChineseAndLatinText() {
        assertThat(Wrapped.at(10, "已完成Database的实施").lines()).containsExactly("已完成", "Database的", "实施");
    }

    @Test
    void breaksAWordThatIsTooLong() {
        assertThat(Wrapped.at(4, "abcdefghij").lines()).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void leavesShortTextAlone() {
        assertThat(Wrapped.at(80, "confirms").lines()).containsExactly("confirms");
    }
}
