package marketplace.order.vendor.endpoint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import marketplace.contracts.Role;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.problem.OrderProblems;
import marketplace.order.product.Product;
import marketplace.order.product.Products;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Registration of vendor endpoints over HTTP. */
@RestController
@RequestMapping(path = "/v1/products/{id}/vendor-endpoint", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Vendors")
class VendorEndpointController {

    private final Products products;
    private final VendorEndpoints endpoints;
    private final Clock clock;

    VendorEndpointController(Products products, VendorEndpoints endpoints, Clock clock) {
        this.products = products;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @PutMapping
    @Operation(
            summary = "Register where the vendor of a SAAS product is called (its provider)",
            description = "The same again changes nothing. With a new secret, calls are signed with the one before as"
                    + " well, for a day unless configured otherwise.")
    Mono<VendorEndpointView> register(
            Caller caller, @PathVariable String id, @Valid @RequestBody VendorEndpointBody body) {
        caller.require(Role.PROVIDER);
        return products.owned(caller, id)
                .map(VendorEndpointController::requireVendor)
                .flatMap(product -> endpoints.register(product.id(), body))
                .map(this::view);
    }

    private static Product requireVendor(Product product) {
        DeliveryMethod method = product.offer().deliveryMethod();
        if (method != DeliveryMethod.SAAS) {
            throw new ProblemException(
                    OrderProblems.NOT_A_VENDOR_PRODUCT, "its deliveryMethod is %s, not SAAS".formatted(method));
        }
        return product;
    }

    @GetMapping
    @Operation(summary = "Where the vendor of a product is called, without secrets (its provider, operator)")
    Mono<VendorEndpointView> find(Caller caller, @PathVariable String id) {
        caller.require(Role.PROVIDER, Role.OPERATOR);
        return visible(caller, id)
                .flatMap(product -> endpoints.registered(product.id()))
                .map(this::view);
    }

    private Mono<Product> visible(Caller caller, String id) {
        return caller.role() == Role.OPERATOR ? products.offered(id) : products.owned(caller, id);
    }

    private VendorEndpointView view(RegisteredEndpoint endpoint) {
        return VendorEndpointView.of(endpoint, clock.instant());
    }
}
