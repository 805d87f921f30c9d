package marketplace.operations.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTests {

    @Test
    void columns_are_as_wide_as_what_is_in_them() {
        Table table = Table.titled("PRODUCT", "N");

        table.add(List.of("数据库迁移", "1"));
        table.add(List.of("x", "100"));

        assertThat(table.lines()).containsExactly("PRODUCT     N", "数据库迁移  1", "x           100");
    }

    @Test
    void a_cell_stays_on_its_line() {
        Table table = Table.titled("REASON");

        table.add(List.of("first\nsecond"));

        assertThat(table.lines()).containsExactly("REASON", "first second");
    }
}
