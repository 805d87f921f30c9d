package marketplace.order.product;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import marketplace.contracts.Role;
import marketplace.order.request.Conditions;
import marketplace.order.request.WriteHeaders;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Products over HTTP. */
@RestController
@RequestMapping(path = "/v1/products", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Products")
class ProductController {

    private final Products products;

    ProductController(Products products) {
        this.products = products;
    }

    @PostMapping
    @Operation(summary = "List a product (provider)")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    Mono<ResponseEntity<ProductView>> list(Caller caller, WriteHeaders headers, @Valid @RequestBody ProductBody body) {
        caller.require(Role.PROVIDER);
        return products.list(caller, headers, body).map(ProductController::created);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a product or take it off the list (its provider); later orders only")
    Mono<ResponseEntity<ProductView>> change(
            Caller caller,
            @PathVariable String id,
            @Conditions(versionRequired = true, keyed = false) WriteHeaders headers,
            @Valid @RequestBody ProductBody body) {
        caller.require(Role.PROVIDER);
        return products.change(caller, id, headers, body).map(ProductController::answer);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A product")
    Mono<ResponseEntity<ProductView>> find(Caller caller, @PathVariable String id) {
        return products.find(caller, id).map(ProductController::answer);
    }

    @GetMapping
    @Operation(summary = "Listed products; for a provider its own")
    Mono<ProductView.Page> page(
            Caller caller,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return products.list(caller, cursor, limit)
                .map(ProductView::of)
                .collectList()
                .map(found -> page(found, limit));
    }

    private static ProductView.Page page(List<ProductView> found, int limit) {
        return new ProductView.Page(
                found, found.size() < limit ? null : found.getLast().productId());
    }

    private static ResponseEntity<ProductView> created(Products.Listed listed) {
        Product product = listed.product();
        ResponseEntity.BodyBuilder response = ResponseEntity.created(URI.create("/v1/products/" + product.id()));
        if (listed.replayed()) {
            response = response.header(WriteHeaders.IDEMPOTENCY_REPLAYED, "true");
        }
        return response.eTag(WriteHeaders.entityTag(product.version())).body(ProductView.of(product));
    }

    private static ResponseEntity<ProductView> answer(Product product) {
        return ResponseEntity.ok()
                .eTag(WriteHeaders.entityTag(product.version()))
                .body(ProductView.of(product));
    }
}
