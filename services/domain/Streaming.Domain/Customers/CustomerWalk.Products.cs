using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <content>Buying and using products, and health.</content>
internal sealed partial class CustomerWalk
{
    private void TakeProduct(in Fact fact)
    {
        var at = PlaceOf(fact.Values.Product);
        var product = _state.Products[at];
        var split = ProductSplit(product.Product);
        if (fact.Kind == EventKind.ProductPurchased)
        {
            if (!product.IsBought)
            {
                Contribute(Measure.Purchases, fact.TimeMs, 1, split);
                product = product with { BoughtMs = fact.TimeMs, BoughtSplit = split };
            }
        }
        else
        {
            if (!product.IsUsed)
            {
                Contribute(Measure.FirstUses, fact.TimeMs, 1, split);
                product = product with { IsUsed = true };
            }

            if (fact.Kind == EventKind.ProductUsed)
            {
                Contribute(Measure.Uses, fact.TimeMs, 1, split);
            }
        }

        _state.Products[at] = product;
    }

    /// <summary>Those who are there count as users and buyers of each product, under their segment of now.</summary>
    private void SyncProducts(long timeMs)
    {
        for (var i = 0; i < _state.Products.Count; i++)
        {
            var product = _state.Products[i];
            var split = _state.IsPresent ? ProductSplit(product.Product) : -1;
            var (user, buyer) = (product.IsUsed ? split : -1, product.IsBought ? split : -1);
            Move(Measure.ProductUsers, timeMs, product.CountedUser, user);
            Move(Measure.ProductBuyers, timeMs, product.CountedBuyer, buyer);
            _state.Products[i] = product with { CountedUser = user, CountedBuyer = buyer };
        }
    }

    private void Move(MeasureId measure, long timeMs, int from, int to)
    {
        if (from == to)
        {
            return;
        }

        Contribute(measure, timeMs, from < 0 ? 0 : -1, from);
        Contribute(measure, timeMs, to < 0 ? 0 : 1, to);
    }

    private int PlaceOf(NameId name)
    {
        var products = _state.Products;
        for (var i = 0; i < products.Count; i++)
        {
            if (products[i].Product == name)
            {
                return i;
            }
        }

        products.Add(ProductState.Of(name));
        return products.Count - 1;
    }

    private bool HasProduct(bool used)
    {
        foreach (var product in _state.Products)
        {
            if (used ? product.IsUsed : product.IsBought)
            {
                return true;
            }
        }

        return false;
    }

    private int ProductSplit(NameId product) => _splits.Intern(
        new Split(Cube.Product, _tenant, default, default, default, default, default, product) { Segment = _state.Segment });

    private void TakeScore(in Fact fact)
    {
        var scores = _state.Scores;
        for (var i = 0; i < scores.Count; i++)
        {
            if (scores[i].Component == fact.Detail)
            {
                scores[i] = (fact.Detail, fact.Amount);
                return;
            }
        }

        scores.Add((fact.Detail, fact.Amount));
    }
}
