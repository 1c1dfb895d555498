// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/form/profileform.h"
#include "tests/form/testservice.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

class TestProfileForm final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_form.reset(); }

    void onlyChangesAreSent();
    void unknownKeysStayOut();
    void typingIsOneStep();
    void undoToTheBaseIsNoChange();
    void aBurstThatEndsWhereItBeganLeavesNothing();
    void undoGoesOverEverything();
    void emptiedFieldsAreRemoved();
    void aRequiredFieldIsNotRemoved();
    void outerBlanksAreNoChange();
    void addedKeys();
    void renameMovesTheCompanions();
    void removeTakesTheCompanions();
    void keysInOrder();
    void refreshKeepsWhatWasTyped();
    void undoAfterTheBaseMovedFollowsIt();
    void issuesOnlyWhereChanged();
    void draftsComeBack();
    void restoreYieldsToTyping();

private:
    std::unique_ptr<ProfileForm> m_form;
};

void TestProfileForm::init()
{
    m_form = std::make_unique<ProfileForm>(AccountId{u"a"_s}, testservice::info());
    m_form->setBase(testservice::profile({{u"name"_s, u"Bob Stone"_s},
                                          {u"x.about"_s, u"Bees"_s},
                                          {u"x.tabConfig"_s, u"{}"_s},
                                          {u"x.zoo"_s, u"old"_s},
                                          {u"x.zoo.vis"_s, u"C"_s}}));
}

void TestProfileForm::onlyChangesAreSent()
{
    m_form->setValue(u"name"_s, u" Bob Stone-Hill "_s);
    m_form->setValue(u"x.about.vis"_s, u"follower"_s);
    const FieldMap expected{{u"name"_s, u"Bob Stone-Hill"_s}, {u"x.about.vis"_s, u"follower"_s}};
    QCOMPARE(m_form->patch().changes, expected);
    QCOMPARE(m_form->before(), (FieldMap{{u"name"_s, u"Bob Stone"_s}}));
    QCOMPARE(m_form->changeCount(), 2);
}

void TestProfileForm::unknownKeysStayOut()
{
    m_form->setValue(u"x.about"_s, u"Wasps"_s);
    QCOMPARE(m_form->patch().changes.keys(), QStringList{u"x.about"_s});
    QVERIFY(m_form->keys().contains(u"x.tabConfig"_s));
}

void TestProfileForm::typingIsOneStep()
{
    for (const QString &text : {u"B"_s, u"Bo"_s, u"Bob"_s})
        m_form->setValue(u"name"_s, text);
    QCOMPARE(m_form->undoStack().count(), 1);
    m_form->closeBurst();
    m_form->setValue(u"name"_s, u"Bobby"_s);
    QCOMPARE(m_form->undoStack().count(), 2);
    m_form->setValue(u"x.about"_s, u"W"_s);
    QCOMPARE(m_form->undoStack().count(), 3);
    m_form->undoStack().undo();
    m_form->undoStack().undo();
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Bob"_s));
}

void TestProfileForm::undoToTheBaseIsNoChange()
{
    QSignalSpy changed(m_form.get(), &ProfileForm::changed);
    m_form->setValue(u"name"_s, u"Rob"_s);
    QVERIFY(m_form->isChanged(u"name"_s));
    m_form->undoStack().undo();
    QVERIFY(!m_form->isChanged(u"name"_s));
    QCOMPARE(m_form->changeCount(), 0);
    QVERIFY(m_form->draft().isEmpty());
    m_form->undoStack().redo();
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Rob"_s));
    QCOMPARE(changed.size(), 3);
}

void TestProfileForm::aBurstThatEndsWhereItBeganLeavesNothing()
{
    m_form->setValue(u"name"_s, u"Bob Stone!"_s);
    m_form->setValue(u"name"_s, u"Bob Stone"_s);
    QCOMPARE(m_form->undoStack().count(), 0);
    QCOMPARE(m_form->changeCount(), 0);
}

void TestProfileForm::undoGoesOverEverything()
{
    const ProfileForm::PictureEdit picture{u"ab"_s, {}, {}};
    m_form->setValue(u"name"_s, u"Rob"_s);
    m_form->setPicture(PictureSlot::Avatar, picture);
    QVERIFY(m_form->addKey(u"x.new"_s));
    m_form->setValue(u"x.new"_s, u"1"_s);
    QCOMPARE(m_form->changeCount(), 3);
    m_form->revertAll();
    QCOMPARE(m_form->changeCount(), 0);
    QVERIFY(!m_form->keys().contains(u"x.new"_s));
    m_form->undoStack().undo();
    QCOMPARE(m_form->changeCount(), 3);
    QCOMPARE(m_form->picture(PictureSlot::Avatar), picture);
    while (m_form->undoStack().canUndo())
        m_form->undoStack().undo();
    QCOMPARE(m_form->changeCount(), 0);
    QVERIFY(!m_form->picture(PictureSlot::Avatar));
    QVERIFY(!m_form->keys().contains(u"x.new"_s));
}

void TestProfileForm::emptiedFieldsAreRemoved()
{
    m_form->setValue(u"x.about"_s, u""_s);
    QVERIFY(m_form->value(u"x.about"_s).isUndefined());
    QCOMPARE(m_form->patch().changes, (FieldMap{{u"x.about"_s, QJsonValue::Null}}));
    m_form->setValue(u"x.contact"_s, u""_s);
    QVERIFY(!m_form->isChanged(u"x.contact"_s));
}

void TestProfileForm::aRequiredFieldIsNotRemoved()
{
    m_form->removeKey(u"name"_s);
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Bob Stone"_s));
    m_form->setValue(u"name"_s, u""_s);
    QCOMPARE(m_form->issues(u"name"_s).value(0).kind, FieldIssue::Kind::Missing);
    QCOMPARE(m_form->wrongKeys(), QStringList{u"name"_s});
    QVERIFY(m_form->hasIssues());
}

void TestProfileForm::outerBlanksAreNoChange()
{
    m_form->setValue(u"name"_s, u"Bob Stone "_s);
    QVERIFY(!m_form->isChanged(u"name"_s));
    QCOMPARE(m_form->value(u"name"_s),
             QJsonValue(u"Bob Stone "_s)); // the cursor's place is not moved
    QVERIFY(m_form->patch().isEmpty());
}

void TestProfileForm::addedKeys()
{
    QVERIFY(!m_form->addKey(u"x.zoo"_s));
    QCOMPARE(m_form->keyIssues(u"x.zoo"_s).value(0).kind, FieldIssue::Kind::KeyInUse);
    QVERIFY(!m_form->addKey(u"x."_s));
    QSignalSpy keys(m_form.get(), &ProfileForm::keysChanged);
    QVERIFY(m_form->addKey(u"x.contact"_s)); // declared, not shown before
    QCOMPARE(keys.size(), 1);
    QVERIFY(m_form->keys().contains(u"x.contact"_s));
    QCOMPARE(m_form->changeCount(), 0); // nothing to send yet
    QVERIFY(!m_form->addKey(u"x.contact"_s));
}

void TestProfileForm::renameMovesTheCompanions()
{
    QVERIFY(m_form->renameKey(u"x.zoo"_s, u"x.bar"_s));
    const FieldMap expected{{u"x.zoo"_s, QJsonValue::Null},
                            {u"x.zoo.vis"_s, QJsonValue::Null},
                            {u"x.bar"_s, u"old"_s},
                            {u"x.bar.vis"_s, u"C"_s}};
    QCOMPARE(m_form->patch().changes, expected);
    QVERIFY(!m_form->renameKey(u"x.bar"_s, u"x.about"_s));
    m_form->undoStack().undo();
    QVERIFY(m_form->patch().isEmpty());
}

void TestProfileForm::removeTakesTheCompanions()
{
    m_form->removeKey(u"x.zoo"_s);
    const FieldMap expected{{u"x.zoo"_s, QJsonValue::Null}, {u"x.zoo.vis"_s, QJsonValue::Null}};
    QCOMPARE(m_form->patch().changes, expected);
    QVERIFY(m_form->keys().contains(u"x.zoo"_s)); // it can be taken back where it stands
}

void TestProfileForm::keysInOrder()
{
    const QStringList expected{u"name"_s, u"x.about"_s, u"x.website"_s, u"x.tabConfig"_s,
                               u"x.zoo"_s};
    QCOMPARE(m_form->keys(), expected);
}

void TestProfileForm::refreshKeepsWhatWasTyped()
{
    m_form->setValue(u"name"_s, u"Rob"_s);
    m_form->setBase(testservice::profile({{u"name"_s, u"Robert"_s}, {u"x.about"_s, u"Ants"_s}}));
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Rob"_s));
    QVERIFY(m_form->serverMoved(u"name"_s));
    QCOMPARE(m_form->editedFrom(u"name"_s), QJsonValue(u"Bob Stone"_s));
    QCOMPARE(m_form->value(u"x.about"_s), QJsonValue(u"Ants"_s));
    m_form->takeServerValue(u"name"_s);
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Robert"_s));
    QVERIFY(!m_form->isChanged(u"name"_s));
}

void TestProfileForm::undoAfterTheBaseMovedFollowsIt()
{
    m_form->setValue(u"name"_s, u"Rob"_s);
    m_form->setBase(testservice::profile({{u"name"_s, u"Robert"_s}}));
    m_form->undoStack().undo();
    QVERIFY(!m_form->isChanged(u"name"_s));
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Robert"_s));
}

void TestProfileForm::issuesOnlyWhereChanged()
{
    m_form->setBase(testservice::profile({{u"name"_s, u""_s}, {u"x.website"_s, u"no address"_s}}));
    QVERIFY(!m_form->hasIssues());
    m_form->setValue(u"x.website"_s, u"still none"_s);
    QVERIFY(m_form->hasIssues());
    QCOMPARE(m_form->wrongKeys(), QStringList{u"x.website"_s});
}

void TestProfileForm::draftsComeBack()
{
    m_form->setValue(u"name"_s, u"Rob"_s);
    m_form->removeKey(u"x.zoo"_s);
    CropRecipe recipe;
    recipe.quarterTurns = 1;
    m_form->setPicture(PictureSlot::Cover, {u"cd"_s, recipe, {}});
    const Draft draft = m_form->draft();

    ProfileForm later(AccountId{u"a"_s}, testservice::info());
    later.restore(draft); // before the base is there
    later.setBase(testservice::profile({{u"name"_s, u"Robert"_s}, {u"x.zoo"_s, u"old"_s}}));
    QCOMPARE(later.value(u"name"_s), QJsonValue(u"Rob"_s));
    QVERIFY(later.serverMoved(u"name"_s));
    QVERIFY(later.value(u"x.zoo"_s).isUndefined());
    QCOMPARE(later.picture(PictureSlot::Cover)->recipe, recipe);
    QCOMPARE(later.undoStack().count(), 0);
}

void TestProfileForm::restoreYieldsToTyping()
{
    m_form->setValue(u"name"_s, u"typed"_s);
    Draft draft;
    draft.patch.changes = {{u"name"_s, u"drafted"_s}, {u"x.about"_s, u"drafted"_s}};
    m_form->restore(draft);
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"typed"_s));
    QCOMPARE(m_form->value(u"x.about"_s), QJsonValue(u"drafted"_s));
}

QTEST_GUILESS_MAIN(TestProfileForm)
#include "tst_profileform.moc"
