package marketplace.order.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import marketplace.order.Answer;
import marketplace.order.Party;

/** All pages of a list. */
final class Pages {

    private Pages() {}

    /** The order numbers, from the first page to the last. */
    static List<String> numbers(Party who, String path) {
        List<String> numbers = new ArrayList<>();
        String cursor = "";
        do {
            String more = cursor.isEmpty()
                    ? ""
                    : (path.contains("?") ? "&" : "?") + "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            Answer page = who.get(path + more).expect(200);
            page.body()
                    .at("/orders")
                    .forEach(order -> numbers.add(order.at("/orderNumber").asString()));
            cursor = page.text("/nextCursor");
        } while (!cursor.isEmpty());
        return numbers;
    }
}
