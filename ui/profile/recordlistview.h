// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/partsviews.h"

class QFrame;
class QLabel;

namespace personae {

/// A list of records: one card each, with its place in the list to be changed by buttons.
class RecordListView final : public PartsView
{
    Q_OBJECT

public:
    RecordListView(const FieldSpec &spec, Theme &theme, QWidget *parent);

    bool showText(const QString &text) override;
    [[nodiscard]] QString text() const override;
    void showPlainAsPart(const QString &plain) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *firstInput() const override;
    void nameInputs(const QString &section) override;
    void announceInputs() override;

private:
    struct Card
    {
        QFrame *frame = nullptr;
        RecordInputs *inputs = nullptr; ///< nullptr: a member we do not know
        QWidget *up = nullptr;
        QWidget *down = nullptr;
        QWidget *remove = nullptr;
    };

    [[nodiscard]] QList<structuredtext::ListItem> items() const;
    void rebuild(const QList<structuredtext::ListItem> &items);
    Card makeCard(qsizetype index, const structuredtext::ListItem &item);
    QLayout *makeButtons(Card &card, qsizetype index);
    void add();
    void move(qsizetype index, int by);
    void remove(qsizetype index);

    QVBoxLayout *m_cardsLayout;
    QPushButton *m_add;
    QList<Card> m_cards;
    QList<structuredtext::ListItem> m_items; ///< as last built; texts are in the cards
    QString m_previous;
    QString m_section;
    Theme::FieldLook m_look = Theme::FieldLook::Plain;
};

} // namespace personae
