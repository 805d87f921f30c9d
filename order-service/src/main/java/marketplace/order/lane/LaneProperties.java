package marketplace.order.lane;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The write path of this instance.
 *
 * @param writers how many writers share the lanes; with two, one batch is with the database while the other is put together; more make batches smaller;
 *     with as many as there are lanes no transaction writes in two of them
 * @param batch most commands in one transaction
 * @param queue most commands that wait in one writer; the next one is refused as overload
 * @param answer longest wait of a caller; the batch goes on without it, and a repetition gets its result
 * @param wholeDocuments whether documents repeat what was agreed: while instances run that know no column of its own for that
 */
@Validated
@ConfigurationProperties("marketplace.lanes")
record LaneProperties(
        @DefaultValue("2") @Min(1) @Max(1000) int writers,
        @DefaultValue("256") @Min(1) @Max(4096) int batch,
        @DefaultValue("2048") @Min(1) @Max(100_000) int queue,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration answer,
        @DefaultValue("false") boolean wholeDocuments) {}
