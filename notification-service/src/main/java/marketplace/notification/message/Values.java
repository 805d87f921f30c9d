package marketplace.notification.message;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import marketplace.contracts.WireDeadline.Expiry;
import marketplace.contracts.WireMoney;
import org.jspecify.annotations.Nullable;

/** Arguments in words, as one reader reads them. */
final class Values {

    private final Reading reading;
    private final Properties texts;
    private final Map<String, String> values = new HashMap<>();

    private Values(Reading reading, Properties texts) {
        this.reading = reading;
        this.texts = texts;
    }

    static Map<String, String> of(Arguments arguments, Reading reading, Properties texts) {
        Values words = new Values(reading, texts);
        words.put("order", arguments.order());
        words.put("product", arguments.product());
        words.put("amount", money(arguments.amount(), reading.language().locale()));
        words.put("before", arguments.before());
        words.put("due", arguments.due());
        words.put("otherwise", arguments.otherwise());
        words.put("reason", arguments.reason());
        words.put("code", arguments.code());
        words.put("proposed", arguments.proposed());
        return Map.copyOf(words.values);
    }

    private void put(String name, @Nullable String text) {
        if (text != null) {
            values.put(name, text);
        }
    }

    private void put(String name, @Nullable WireMoney money) {
        if (money != null) {
            values.put(name, money(money, reading.language().locale()));
        }
    }

    private void put(String name, @Nullable Instant instant) {
        if (instant != null) {
            values.put(name, dateTime(instant, reading.language(), reading.timeZone()));
        }
    }

    private void put(String name, @Nullable Expiry expiry) {
        if (expiry != null) {
            values.put(
                    name,
                    texts.getProperty("otherwise."
                            + expiry.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    private void put(String name, @Nullable Code code) {
        if (code != null) {
            values.put(name, texts.getProperty(code.key(), code.value()));
        }
    }

    /** Exact: minor units are shifted, never divided. */
    private static String money(WireMoney money, Locale locale) {
        Currency currency = Currency.getInstance(money.currency());
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(money.amount(), digits));
    }

    private static String dateTime(Instant instant, Language language, ZoneId zone) {
        return DateTimeFormatter.ofPattern(language.dateTimePattern(), language.locale())
                        .format(instant.atZone(zone))
                + " (%s)".formatted(zone.getId());
    }
}
