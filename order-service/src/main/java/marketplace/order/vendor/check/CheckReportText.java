package marketplace.order.vendor.check;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractSingleValueEncoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeType;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import reactor.core.publisher.Flux;

/** Writes reports as text for callers that accept it. */
@Component
class CheckReportText extends AbstractSingleValueEncoder<CheckReport> implements WebFluxConfigurer {

    CheckReportText() {
        super(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8), MediaType.TEXT_PLAIN);
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.customCodecs().register(this);
    }

    @Override
    public boolean canEncode(ResolvableType type, @Nullable MimeType mimeType) {
        return super.canEncode(type, mimeType) && type.toClass() == CheckReport.class;
    }

    @Override
    protected Flux<DataBuffer> encode(
            CheckReport report,
            DataBufferFactory buffers,
            ResolvableType type,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        return Flux.just(buffers.wrap(report.text().getBytes(StandardCharsets.UTF_8)));
    }
}
