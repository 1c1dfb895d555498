// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace personae {

/// What one row of a list of people says: its texts, and the wishes laid over it.
class TestPeopleRows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysWishesOver();
    void keepsAFulfilledWishUntilTheCacheKnows();
    void showsRefusalsAsTheyAre();
    void readsWishesOfAnotherList();
    void describesEachCell();
    void hasNoMarkupInTips();
};

} // namespace personae
