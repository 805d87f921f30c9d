package marketplace.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTests {

    @Test
    void a_table_reads_as_markdown() {
        Table table = new Table("Rates", List.of("", "per second"), List.of(List.of("one", "1"), List.of("two", "2")));

        assertThat(table.markdown()).isEqualTo("**Rates**\n\n|  | per second |\n|---|---|\n| one | 1 |\n| two | 2 |\n");
    }

    @Test
    void numbers_have_as_many_digits_as_somebody_reads() {
        assertThat(Figures.of(12345.6)).isEqualTo("12,346");
        assertThat(Figures.of(45.67)).isEqualTo("45.7");
        assertThat(Figures.of(1.234)).isEqualTo("1.23");
        assertThat(Figures.of(Double.NaN)).isEqualTo("-");
        assertThat(Figures.ratio(3, 2)).isEqualTo("1.50x");
        assertThat(Figures.ratio(3, 0)).isEqualTo("-");
    }
}
