package marketplace.order.vendor.check;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import marketplace.contracts.Role;
import marketplace.order.product.Products;
import marketplace.platform.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Checks of vendor endpoints over HTTP. */
@RestController
@Tag(name = "Vendors")
class VendorCheckController {

    private final Products products;
    private final VendorChecks checks;

    VendorCheckController(Products products, VendorChecks checks) {
        this.products = products;
        this.checks = checks;
    }

    @PostMapping(
            path = "/v1/products/{id}/vendor-check",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
    @Operation(
            summary = "Try every call on the registered vendor endpoint, with a test order (its provider)",
            description = "Calls the endpoint as it is registered, and tells step by step what it should have done and"
                    + " what it did. As text for people with Accept: text/plain. Takes a minute at most.")
    @ApiResponse(
            responseCode = "200",
            description = "What was found",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = CheckReport.class)),
                @Content(mediaType = "text/plain", schema = @Schema(type = "string"))
            })
    Mono<CheckReport> check(Caller caller, @PathVariable String id) {
        caller.require(Role.PROVIDER);
        return products.owned(caller, id).flatMap(product -> checks.check(product.id()));
    }
}
