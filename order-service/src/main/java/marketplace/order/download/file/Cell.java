package marketplace.order.download.file;

import java.math.BigDecimal;

/** What stands in one place of a table. An empty place has no cell. */
sealed interface Cell {

    /** What is read as it stands, whatever it begins with. */
    record Text(String text) implements Cell {}

    /** What can be added up. */
    record Amount(BigDecimal value) implements Cell {}
}
