package marketplace.order.fuzz;

import java.util.List;

/** Makes methods, paths, queries and headers wrong in one place. */
final class HeadMutations {

    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "get",
            "G\u00e9T",
            "X");

    private final List<String> parameters;
    private final Callers callers;

    /**
     * The mutations.
     *
     * @param parameters names of all parameters of all queries
     */
    HeadMutations(List<String> parameters, Callers callers) {
        this.parameters = parameters;
        this.callers = callers;
    }

    void mutate(Draft draft, Dice dice) {
        switch (dice.below(10)) {
            case 0 -> draft.method = dice.of(METHODS);
            case 1, 2 -> path(draft, dice);
            case 3, 4, 5 -> query(draft, dice);
            case 6 -> callers.another(draft, dice);
            case 7 -> callers.untrusted(draft, dice);
            default -> header(draft, dice);
        }
    }

    private static void path(Draft draft, Dice dice) {
        String[] segments = draft.path.split("/", -1);
        int place = 1 + dice.below(segments.length - 1);
        String rubbish = clean(Rubbish.text(dice)).replace(' ', '+').replace('?', '!');
        segments[place] = switch (dice.below(6)) {
            case 0 -> rubbish;
            case 1 -> encoded(rubbish);
            case 2 -> segments[place] + rubbish;
            case 3 -> segments[place] + "/" + encoded(rubbish);
            case 4 -> dice.of("x".repeat(3_000), "%e4%b8%ad".repeat(500), "a/".repeat(300), "", "..", "%2e%2e", "%00");
            default -> encoded(dice.characters(1 + dice.below(30)));
        };
        draft.path = String.join("/", segments);
    }

    private void query(Draft draft, Dice dice) {
        String name = dice.inHundred(90)
                ? dice.of(parameters)
                : clean(Rubbish.text(dice)).replace(' ', '+');
        String value = Rubbish.text(dice);
        String encoded = dice.inHundred(85) ? encoded(value) : clean(value).replace(' ', '+');
        if (dice.inHundred(50)) {
            draft.query.removeIf(given -> given.startsWith(name + "="));
        }
        switch (dice.below(12)) {
            case 0 -> draft.query.add(name);
            case 1 -> draft.query.add(name + "=");
            case 2 -> draft.query.add("%s=%s&%s=%s".formatted(name, encoded, name, encoded));
            case 3 -> draft.query.add((name + "=" + encoded(dice.word(2)) + "&").repeat(200));
            case 4 -> draft.query.add(encoded(name) + "[]=" + encoded);
            default -> draft.query.add(name + "=" + encoded);
        }
    }

    private static void header(Draft draft, Dice dice) {
        String rubbish = clean(Rubbish.text(dice));
        switch (dice.below(14)) {
            case 0, 1, 2 -> draft.header("Content-Type", HeaderRubbish.mediaType(dice));
            case 3, 4 -> draft.header("Accept", HeaderRubbish.mediaType(dice));
            case 5, 6 -> draft.header("If-Match", HeaderRubbish.entityTag(dice));
            case 7, 8 -> draft.header("Idempotency-Key", HeaderRubbish.key(dice));
            case 9 -> draft.header("Last-Event-ID", rubbish);
            case 10 ->
                draft.header(
                        dice.of("traceparent", "baggage", "tracestate", "b3", "Cookie", "Range", "Origin"), rubbish);
            case 11 ->
                draft.header(
                        dice.of("Host", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Forwarded-Prefix"),
                        rubbish);
            case 12 ->
                draft.header(
                        dice.of(
                                "Accept-Language",
                                "Accept-Encoding",
                                "Accept-Charset",
                                "If-None-Match",
                                "If-Modified-Since",
                                "Date"),
                        rubbish);
            default ->
                draft.headers.add(new Draft.Header(
                        dice.of(
                                "Authorization",
                                "Content-Type",
                                "If-Match",
                                "Idempotency-Key",
                                "Accept",
                                "X-" + dice.word(5)),
                        rubbish));
        }
    }

    /** What would end a line ends the head: see WireRubbish. */
    private static String clean(String text) {
        return text.replaceAll("[\\r\\n]", "");
    }

    private static String encoded(String wire) {
        StringBuilder encoded = new StringBuilder();
        wire.chars().forEach(c -> {
            if (Character.isLetterOrDigit(c) && c < 128) {
                encoded.append((char) c);
            } else {
                encoded.append("%%%02x".formatted(c));
            }
        });
        return encoded.toString();
    }
}
