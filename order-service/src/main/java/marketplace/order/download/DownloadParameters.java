package marketplace.order.download;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** How the file is to look, as callers write it beside the query. */
@ParameterObject
record DownloadParameters(
        @Parameter(
                description = "What kind of file",
                schema =
                        @Schema(
                                allowableValues = {"csv", "xlsx"},
                                defaultValue = "csv"))
        @Nullable
        String format,

        @Parameter(
                description = "Language of titles and labels",
                schema =
                        @Schema(
                                allowableValues = {"zh-CN", "en"},
                                defaultValue = "zh-CN"))
        @Nullable
        String language,

        @Parameter(
                description =
                        "Whether a CSV file begins with a byte order mark, as some spreadsheets want it for UTF-8",
                schema = @Schema(type = "boolean", defaultValue = "false"))
        @Nullable
        String bom) {}
