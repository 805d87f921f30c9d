package marketplace.operations.desk;

import java.util.List;
import java.util.Map;
import marketplace.operations.api.ApiList;
import marketplace.operations.api.ApiList.Listed;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.screen.Column;
import marketplace.operations.screen.Output;

/** A list of what waits for an operator: where it is read, and how it is shown. */
record DeskList(ApiList list, List<Column> columns) {

    /** How many lines a list has at most, unless it is told otherwise. */
    static final String LINES = "200";

    /** Every state, where a command takes one. */
    static final String ALL = "ALL";

    void show(OperatorApi api, Output output, Map<String, String> query, int most) {
        Listed listed = list.read(api, query, most);
        output.list(columns, listed.items());
        remarkOn(listed, output);
    }

    static void remarkOn(Listed listed, Output output) {
        if (listed.more()) {
            output.remark("there are more; --limit shows more");
        }
    }

    /** The query for a state. */
    static Map<String, String> inState(String state) {
        return state.equals(ALL) ? Map.of() : Map.of("state", state);
    }
}
