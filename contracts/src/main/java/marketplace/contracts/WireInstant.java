package marketplace.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads RFC 3339 text alone: a number could be seconds or milliseconds. */
final class WireInstant extends StdScalarDeserializer<Instant> {

    WireInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(getValueType(context), parser);
        }
        try {
            return Instant.parse(parser.getString());
        } catch (DateTimeException unreadable) {
            throw context.weirdStringException(parser.getString(), Instant.class, "no RFC 3339 text");
        }
    }
}
