// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/persondesk.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace personae {

class FactSheet;
class FitButton;
class IconLine;
class PersonCalls;
class TagsBox;

/// The Overview tab: what the node knows, their own page where it was read, one's own tags. GUI
/// thread.
class PersonOverview final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonOverview)

public:
    explicit PersonOverview(PersonDesk &desk, QWidget *parent = nullptr);

    void keepTyped(); ///< a tag being typed is added

Q_SIGNALS:
    void personWanted(const personae::PersonRef &ref);
    void listWanted(const personae::PeopleScope &scope);
    void callWanted(const QString &callId); ///< about whom is shown

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void build(QWidget *holder);
    void refresh();
    void refreshExplanation(const PersonView &view);
    void refreshHome(const PersonView &view);
    void buildFacts();
    void buildHome();
    void buildAlsoIn();
    [[nodiscard]] QStringList homeKeys() const;

    PersonDesk &m_desk;
    IconLine *m_pinned;
    IconLine *m_explained;
    FitButton *m_readFromHome;
    FactSheet *m_facts;
    FitButton *m_members;
    QLabel *m_membersReason;
    TagsBox *m_tags;
    PersonCalls *m_calls;
    QWidget *m_alsoIn;
    QVBoxLayout *m_alsoInRows;
    QLabel *m_homeTitle;
    QLabel *m_homeWords;
    FitButton *m_readHome;
    FactSheet *m_home;
    // What is built now: built anew only where it differs, so that the place in the page stays.
    QStringList m_factTexts;
    CachedProfile m_homeShown;
    QList<PersonRef> m_alsoShown;
};

} // namespace personae
