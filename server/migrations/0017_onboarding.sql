create schema onboarding;
comment on schema onboarding is 'How people come into the exchange: designations, worksheets, training, the desk of the relationship manager';
grant usage on schema onboarding to crossbay_app;
