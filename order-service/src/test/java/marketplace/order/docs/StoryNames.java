package marketplace.order.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a service makes up, such as numbers and cursors, and what it is called in the examples. */
final class StoryNames {

    static final String NUMBER = "00301K9ZC4W0Q7HTM2X";
    static final String OTHER_NUMBER = "01201K9ZCBN2A8K3VJ7";
    static final String UNKNOWN_NUMBER = "00701K9ZD6M4T1XW9QA";

    /** Where a page begins that shows the unknown one first, whatever else is there. */
    static final String BEFORE_UNKNOWN_NUMBER = "00701K9ZD6M4T1XW9Q9";

    static final String PRODUCT = "5b0c8f1e-3f4d-4a53-9c0b-7d2f4e6a1b90";
    static final String ATTEMPT = "A-0d1f6c52-8a3e-4c1b-b6f7-2e9d4a7c5b13";
    static final String DOWNLOAD = "8d9f3a64-52b7-4d0e-9c1a-6f20b7e45d11";
    static final String OTHER_DOWNLOAD = "b16c0d2e-7f43-4c7b-8a55-0e9d31c86f47";
    static final String SHA256 = "5f1c8e0b7a9d2f4463b8a1e7c05d9f12e8a7b6c3d4f5019283746a5b9c8d7e6f";
    static final String VENDOR_URL = "https://saas.yunqi.example/marketplace";
    static final String VENDOR_SECRET = "R2xvd2luZyB3b3JtcyBzaW5nIGF0IG5pZ2h0IQ==";
    static final String VENDOR_KEY = "vk_3f9a1c07d2be";
    static final String KEY = "K-7b1de0a4-3c55-4a0e-8f1b-92f6c1d7e3a8";
    static final String API_PRODUCT = "c4e1f0a7-6b2d-4d8e-9a53-1f7c0b3e5d92";
    static final String API_NUMBER = "00901K9ZF8V3C6T0RWQ";
    static final String ATTACHMENT = "7c2e91d4-58b0-4f6e-9a31-d0c47be8f215";
    static final String SAAS_PRODUCT = "e07b52d4-9c1f-4f36-8b0e-3a5d6c7f8192";
    static final String FEED_CURSOR = "AQQQAAAEAAAAAAAAAAAAAAAAAABz1kq8Zt3vQ0mXy7Rk2uLe";
    static final String PAGE_CURSOR = "AZr1cBkAMDAzMDFLOVpDNFcwUTdIVE0yWGq3nV0s8Yd1";

    private static final Pattern FEED = Pattern.compile("(\"cursor\":\"|id:)([A-Za-z0-9_-]{40,})");
    private static final Pattern PAGE = Pattern.compile("(\"(?:next|previous)Cursor\":\")([A-Za-z0-9_-]{40,})");

    /** Tries of parked payments are spread at random. */
    private static final Pattern NEXT_TRY = Pattern.compile("(\"nextTryAt\":\")([^\"]+)");

    /** Deliveries go by the clock of the database. */
    private static final Pattern DATABASE_TIMES =
            Pattern.compile("(?<since>\"since\":\")[^\"]+(?<changed>\",\"changedAt\":\")[^\"]+");

    /** Where a dead letter lies, and since when, Kafka says. */
    private static final Pattern LETTER_OFFSET =
            Pattern.compile("(?<before>-dlt\",\"partition\":[0-9]+,\"offset\":)[0-9]+");

    /** Operations go by the clock of the world. */
    private static final Pattern PAUSED_SINCE = Pattern.compile("(?<since>\"since\":\")[^\"]+(?<by>\",\"by\":\")");

    private static final Pattern CAME_AT = Pattern.compile("(\"cameAt\":\")[^\"]+");

    /** How long a vendor takes is never the same. */
    private static final Pattern MILLIS = Pattern.compile("(?<ms>\"millis\":)[0-9]+");

    private static final String SOON = "2026-11-16T02:00:01Z";

    private final Map<String, String> real = new LinkedHashMap<>();

    /** From now on the examples call this so. */
    void call(String real, String name) {
        var _ = this.real.put(name, real);
    }

    /** The id under which a payment is parked is a number, and short. */
    void park(long id) {
        call("/v1/parked-payments/" + id, "/v1/parked-payments/1");
        call("\"parkingId\":%d,".formatted(id), "\"parkingId\":1,");
        call("\"nextAfter\":%d}".formatted(id), "\"nextAfter\":1}");
    }

    /** So is the id of a dead letter. */
    void putAside(long id) {
        call("/v1/dead-letters/" + id, "/v1/dead-letters/1");
        call("\"letterId\":%d,".formatted(id), "\"letterId\":1,");
        call("\"nextAfter\":%d}".formatted(id), "\"nextAfter\":1}");
    }

    String realOf(String name) {
        return Objects.requireNonNull(real.get(name), name);
    }

    /** As the service has to be told it. */
    String real(String text) {
        String told = text;
        for (Map.Entry<String, String> name : real.entrySet()) {
            told = told.replace(name.getKey(), name.getValue());
        }
        return told;
    }

    /** As the examples say it. Cursors are remembered, to be sent back. */
    String shown(String text) {
        String shown = named(named(text, FEED, FEED_CURSOR), PAGE, PAGE_CURSOR);
        shown = NEXT_TRY.matcher(shown).replaceAll("$1" + SOON);
        shown = DATABASE_TIMES.matcher(shown).replaceAll("${since}%1$s${changed}%1$s".formatted(SOON));
        shown = LETTER_OFFSET.matcher(shown).replaceAll("${before}17");
        shown = CAME_AT.matcher(shown).replaceAll("$1" + SOON);
        shown = PAUSED_SINCE.matcher(shown).replaceAll("${since}%s${by}".formatted(SOON));
        shown = MILLIS.matcher(shown).replaceAll("${ms}12");
        for (Map.Entry<String, String> name : real.entrySet()) {
            shown = shown.replace(name.getValue(), name.getKey());
        }
        return shown;
    }

    private String named(String text, Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(text);
        @Nullable String last = null;
        while (matcher.find()) {
            last = matcher.group(2);
        }
        if (last != null) {
            call(last, name);
        }
        return matcher.replaceAll("$1" + name);
    }
}
