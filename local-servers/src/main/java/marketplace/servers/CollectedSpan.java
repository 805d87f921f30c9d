package marketplace.servers;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A span as a collector gets it.
 *
 * @param service that exported it
 * @param parent id of the span that caused it; empty where it began its trace
 * @param kind as in {@code SERVER}
 * @param attributes values as text
 */
public record CollectedSpan(
        String service,
        String traceId,
        String id,
        String parent,
        String name,
        String kind,
        boolean failed,
        Map<String, String> attributes) {

    static Stream<CollectedSpan> of(ExportTraceServiceRequest request) {
        return request.getResourceSpansList().stream().flatMap(CollectedSpan::of);
    }

    private static Stream<CollectedSpan> of(ResourceSpans group) {
        String service = attributes(group.getResource().getAttributesList()).getOrDefault("service.name", "");
        return group.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> of(service, span));
    }

    private static CollectedSpan of(String service, Span span) {
        HexFormat hex = HexFormat.of();
        return new CollectedSpan(
                service,
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                attributes(span.getAttributesList()));
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toUnmodifiableMap(KeyValue::getKey, attribute -> text(attribute.getValue())));
    }

    private static String text(AnyValue value) {
        return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
    }
}
